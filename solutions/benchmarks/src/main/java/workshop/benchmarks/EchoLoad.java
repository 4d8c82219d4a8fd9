package workshop.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * Clients of an echo server. Each sends a message, waits until it is back, and sends the next: as many are on their way as
 * there are clients. One thread serves them all.
 */
final class EchoLoad implements AutoCloseable {

    /** What goes there and back, in bytes. */
    static final int MESSAGE = 64;

    /** Longer round trips count as this long, in nanoseconds. */
    private static final long LONGEST = Duration.ofSeconds(10).toNanos();

    private final Clients clients;
    private final ByteBuffer message = ByteBuffer.allocateDirect(MESSAGE);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MESSAGE);
    private Histogram roundTrips;
    private long end;
    private int onTheirWay;

    EchoLoad(int port, int connections) throws IOException {
        clients = new Clients(port);
        for (int i = 0; i < connections; i++) {
            clients.connect(new RoundTrip());
        }
        for (int i = 0; i < MESSAGE; i++) {
            message.put(i, (byte) i);
        }
    }

    /** A message on its way. */
    private static final class RoundTrip {

        private long start;
        private int missing;
    }

    /**
     * Sends messages for some time, and then waits for those that are still on their way.
     *
     * @return all round trips, one at least on each connection, in nanoseconds
     */
    Histogram run(Duration time) throws IOException {
        roundTrips = new Histogram(LONGEST, 3);
        end = System.nanoTime() + time.toNanos();
        for (SelectionKey key : clients.keys()) {
            send(key);
        }
        while (onTheirWay > 0) {
            clients.serve(this::receive);
        }
        return roundTrips;
    }

    private void send(SelectionKey key) throws IOException {
        RoundTrip trip = (RoundTrip) key.attachment();
        trip.missing = MESSAGE;
        trip.start = System.nanoTime();
        // The buffers of a connection that has nothing on its way take 64 bytes whole.
        ((SocketChannel) key.channel()).write(message.clear());
        onTheirWay++;
    }

    private void receive(SelectionKey key) throws IOException {
        RoundTrip trip = (RoundTrip) key.attachment();
        int before = MESSAGE - trip.missing;
        int count = ((SocketChannel) key.channel()).read(buffer.clear().limit(trip.missing));
        if (count < 0 || buffer.flip().mismatch(message.clear().slice(before, Math.max(count, 0))) >= 0) {
            throw new EOFException("what came back is not what was sent");
        }
        trip.missing -= count;
        if (trip.missing == 0) {
            onTheirWay--;
            ended(key, trip);
        }
    }

    private void ended(SelectionKey key, RoundTrip trip) throws IOException {
        long now = System.nanoTime();
        roundTrips.recordValue(Math.min(now - trip.start, LONGEST));
        if (now < end) {
            send(key);
        }
    }

    @Override
    public void close() throws IOException {
        clients.close();
    }
}
