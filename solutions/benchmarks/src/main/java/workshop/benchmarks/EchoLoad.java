package workshop.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * The clients of an echo server. Each client sends a message, waits until it has received it back, and sends the
 * next. So as many messages are in flight as there are clients. One thread serves all clients.
 */
final class EchoLoad implements AutoCloseable {

    /** The length of a message, in bytes. */
    static final int MESSAGE = 64;

    /** The maximum that is recorded, in nanoseconds. A longer round trip counts as this long. */
    private static final long MAX_RECORDED = Duration.ofSeconds(10).toNanos();

    private final Clients clients;
    private final ByteBuffer message = ByteBuffer.allocateDirect(MESSAGE);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MESSAGE);
    private Histogram roundTrips;
    private long end;
    private int inFlight;

    EchoLoad(int port, int connections) throws IOException {
        clients = new Clients(port);
        for (int i = 0; i < connections; i++) {
            clients.connect(new RoundTrip());
        }
        for (int i = 0; i < MESSAGE; i++) {
            message.put(i, (byte) i);
        }
    }

    /** The message that a connection has in flight. */
    private static final class RoundTrip {

        private long start;
        private int remaining;
    }

    /**
     * Sends messages for some time, and then waits for those that are still in flight.
     *
     * @return the times of all round trips, in nanoseconds; at least one for each connection
     */
    Histogram run(Duration time) throws IOException {
        roundTrips = new Histogram(MAX_RECORDED, 3);
        end = System.nanoTime() + time.toNanos();
        for (SelectionKey key : clients.keys()) {
            send(key);
        }
        while (inFlight > 0) {
            clients.serve(this::receive);
        }
        return roundTrips;
    }

    private void send(SelectionKey key) throws IOException {
        RoundTrip trip = (RoundTrip) key.attachment();
        trip.remaining = MESSAGE;
        trip.start = System.nanoTime();
        // One write is enough: the buffers of a connection with nothing in flight take 64 bytes at once.
        ((SocketChannel) key.channel()).write(message.clear());
        inFlight++;
    }

    private void receive(SelectionKey key) throws IOException {
        RoundTrip trip = (RoundTrip) key.attachment();
        int before = MESSAGE - trip.remaining;
        int count = ((SocketChannel) key.channel()).read(buffer.clear().limit(trip.remaining));
        if (count < 0 || buffer.flip().mismatch(message.clear().slice(before, Math.max(count, 0))) >= 0) {
            throw new EOFException("a client received something other than what it sent");
        }
        trip.remaining -= count;
        if (trip.remaining == 0) {
            inFlight--;
            completed(key, trip);
        }
    }

    private void completed(SelectionKey key, RoundTrip trip) throws IOException {
        long now = System.nanoTime();
        roundTrips.recordValue(Math.min(now - trip.start, MAX_RECORDED));
        if (now < end) {
            send(key);
        }
    }

    @Override
    public void close() throws IOException {
        clients.close();
    }
}
