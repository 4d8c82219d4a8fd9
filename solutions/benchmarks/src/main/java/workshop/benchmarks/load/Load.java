package workshop.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import workshop.benchmarks.Child;
import workshop.benchmarks.Counter;
import workshop.benchmarks.Loopback;
import workshop.benchmarks.Nats;
import workshop.benchmarks.Snapshot;

/**
 * The process of the load. It has a line to each contender: its end of the connections to that contender. It works on one
 * line at a time. These are its requests and what it answers:
 *
 * <pre>
 *   line 40123     makes a line, to this port if the load connects; the port of the line
 *   start 2        works on the third line; 0
 *   stop           works no longer; 0
 *   snapshot       a {@link Snapshot}
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
    private final Counter units = new Counter();
    private volatile boolean running;
    private Thread worker;

    private Load(Kind kind, int size) {
        this.kind = kind;
        this.size = size;
    }

    /** The arguments are the name of a {@link Kind}, and the size of the workload. */
    public static void main(String[] args) throws Exception {
        Child.serve(() -> new Load(Kind.valueOf(args[0]), Integer.parseInt(args[1]))::answer);
    }

    private String answer(String request) throws IOException, InterruptedException {
        String[] words = request.split(" ");
        switch (words[0]) {
            case "line" -> {
                return "" + line(Integer.parseInt(words[1]));
            }
            case "start" -> start(lines.get(Integer.parseInt(words[1])));
            case "stop" -> stop();
            default -> {
                return Snapshot.now(units.get());
            }
        }
        return "0";
    }

    private int line(int port) throws IOException {
        switch (kind) {
            case FEED, SINK -> {
                NatsPeer peer = new NatsPeer(kind == Kind.FEED ? "SUB " : "PING");
                lines.add(kind == Kind.FEED ? new Feed(Nats.delivered(size), peer::client) : sink(peer));
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

    private void start(Line line) {
        running = true;
        worker = Thread.ofPlatform().name("load").start(() -> {
            try {
                while (running) {
                    units.add(line.work());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void stop() throws InterruptedException {
        running = false;
        worker.join();
    }
}
