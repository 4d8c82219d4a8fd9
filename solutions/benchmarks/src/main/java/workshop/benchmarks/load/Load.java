package workshop.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import workshop.benchmarks.Child;
import workshop.benchmarks.Loopback;
import workshop.benchmarks.Nats;
import workshop.benchmarks.Snapshot;

/**
 * The process of the load. It has a line to each contender: its end of the connections to that contender. It works on one
 * line at a time. These are its requests and what it answers:
 *
 * <pre>
 *   line 40123     makes a line, to this port if the load connects; the port of the line
 *   work 2 250     works on the third line for 250 milliseconds; a {@link Snapshot} of what that took
 * </pre>
 */
public final class Load {

    /** What the load does. */
    public enum Kind {
        /** Sends messages to a consumer; the size is that of a payload, in bytes. */
        FEED,
        /** Publishes messages to a real nats-server; the size is that of a payload, in bytes. */
        PUBLISH,
        /** Reads what a sender sends, and discards it. */
        SINK,
        /** Clients of a room; the size is the number of messages in flight. */
        ROOM,
        /** Clients of an echo server; the size is their number. */
        ECHO
    }

    /** The load's end of the connections to one contender. */
    @FunctionalInterface
    interface Line {

        /**
         * Does a short piece of work. After it, the load may pause: the contender then has nothing to do, or waits until
         * it can write.
         *
         * @return the units of work that the contender has done; 0 if the contender counts them itself
         */
        long work() throws IOException;
    }

    private final Kind kind;
    private final int size;
    private final List<Line> lines = new ArrayList<>();

    private Load(Kind kind, int size) {
        this.kind = kind;
        this.size = size;
    }

    /** The arguments are the name of a {@link Kind}, and the size of the workload. */
    public static void main(String[] args) throws Exception {
        Child.serve(() -> new Load(Kind.valueOf(args[0]), Integer.parseInt(args[1]))::answer);
    }

    private Object answer(String request) throws IOException {
        String[] words = request.split(" ");
        int number = Integer.parseInt(words[1]);
        return words[0].equals("line") ? line(number) : work(lines.get(number), Integer.parseInt(words[2]));
    }

    private int line(int port) throws IOException {
        switch (kind) {
            case FEED -> {
                NatsPeer peer = new NatsPeer("SUB ");
                lines.add(new Feed(Nats.delivered(size), peer::client));
                return peer.port();
            }
            case SINK -> {
                NatsPeer peer = new NatsPeer("PING");
                lines.add(sink(peer));
                return peer.port();
            }
            case PUBLISH -> lines.add(publisher(port));
            case ROOM -> lines.add(Clients.room(port, size));
            case ECHO -> lines.add(Clients.echo(port, size));
        }
        return port;
    }

    private Line publisher(int port) throws IOException {
        SocketChannel channel = SocketChannel.open(Loopback.address(port));
        channel.write(ByteBuffer.wrap(Nats.bytes(Nats.CONNECT)));
        return new Feed(Nats.published(size), () -> channel);
    }

    private static Line sink(NatsPeer peer) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
        return () -> {
            if (peer.client().read(buffer.clear()) < 0) {
                throw new EOFException("the sender closed the connection");
            }
            return 0;
        };
    }

    private static Snapshot work(Line line, int millis) throws IOException {
        Snapshot start = Snapshot.now(0);
        long units = 0;
        while (System.nanoTime() - start.nanos() < millis * 1_000_000L) {
            units += line.work();
        }
        return Snapshot.now(units).since(start);
    }
}
