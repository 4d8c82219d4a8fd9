package workshop.chat.server;

import java.util.concurrent.Semaphore;
import workshop.async.AsyncConnection;

/**
 * Who may be connected: as many guests as there are seats, and some more who are told that all are taken. Together they
 * are fewer than the descriptors of this process, or everything else that needs one would fail.
 *
 * <p>Safe for use by several threads.
 */
final class Seats {

    /** How many may be told at a time that all seats are taken. */
    private static final int STANDING = 50;

    /** Descriptors that are not for clients: for the bus, and for what the JVM itself opens now and then. */
    private static final int RESERVE = 32;

    private final int count;
    private final Semaphore seats;
    private final Semaphore standing;

    /**
     * Seats for so many, or for as many as there are descriptors for; at least one.
     *
     * @param wanted how many there should be, 1 or more
     * @param descriptors how many this process may still open
     */
    Seats(int wanted, int descriptors) {
        int forClients = Math.max(1, descriptors - RESERVE);
        int places = Math.min(STANDING, forClients / 4);
        this.count = Math.min(wanted, forClients - places);
        this.seats = new Semaphore(count);
        this.standing = new Semaphore(places);
    }

    /** How many seats there are, taken or not. */
    int count() {
        return count;
    }

    /** Takes a seat until the connection is closed, or answers false if none is free. */
    boolean take(AsyncConnection guest) {
        return take(seats, guest);
    }

    /** As {@link #take}, for one of the places where clients hear that all seats are taken. */
    boolean takeStanding(AsyncConnection client) {
        return take(standing, client);
    }

    private static boolean take(Semaphore places, AsyncConnection client) {
        boolean taken = places.tryAcquire();
        if (taken) {
            client.closed().whenComplete((end, reason) -> places.release());
        }
        return taken;
    }
}
