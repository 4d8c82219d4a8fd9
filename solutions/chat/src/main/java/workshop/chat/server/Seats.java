package workshop.chat.server;

import java.util.concurrent.Semaphore;
import workshop.async.AsyncConnection;

/**
 * Limits the connections: as many guests as there are seats, and some more clients that are told that all seats are taken.
 * Together they are fewer than the descriptors of this process, since other parts of the program need descriptors too.
 *
 * <p>Thread-safe.
 */
final class Seats {

    /** How many clients may be told at a time that all seats are taken. */
    private static final int MAX_TURNED_AWAY = 50;

    /** Descriptors that are not for clients: for the bus, and for files that the JVM itself opens. */
    private static final int RESERVE = 32;

    private final int count;
    private final Semaphore seats;
    private final Semaphore turnedAway;

    /**
     * As many seats as wanted, or as there are descriptors for; at least one.
     *
     * @param wanted how many seats there should be, 1 or more
     * @param descriptors how many this process may still open
     */
    Seats(int wanted, int descriptors) {
        int forClients = Math.max(1, descriptors - RESERVE);
        int places = Math.min(MAX_TURNED_AWAY, forClients / 4);
        this.count = Math.min(wanted, forClients - places);
        this.seats = new Semaphore(count);
        this.turnedAway = new Semaphore(places);
    }

    /** How many seats there are, taken or not. */
    int count() {
        return count;
    }

    /** Takes a seat until the connection is closed. Returns false if none is free. */
    boolean take(AsyncConnection guest) {
        return take(seats, guest);
    }

    /** As {@link #take}, for one of the places of clients that are told that all seats are taken. */
    boolean takeForTurnedAway(AsyncConnection client) {
        return take(turnedAway, client);
    }

    private static boolean take(Semaphore places, AsyncConnection client) {
        boolean taken = places.tryAcquire();
        if (taken) {
            client.closed().whenComplete((end, reason) -> places.release());
        }
        return taken;
    }
}
