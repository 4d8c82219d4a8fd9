package workshop.benchmarks;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The process of the load. It has a line to each contender: its end of the connections to that contender. It works on one
 * line at a time. These are its requests and what it answers:
 *
 * <pre>
 *   port           the port on which it accepts a contender that connects
 *   line 40123     makes a line: connects to this port, or accepts the contender that connects; the number of lines
 *   work 2 250     works on the third line for 250 milliseconds; a {@link Snapshot} of what that took
 * </pre>
 */
final class Load {

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

    /** A contender that has not connected after this time has failed. */
    private static final int ACCEPT_TIMEOUT_MILLIS = 60_000;

    private final Chapter chapter;
    private final int size;
    private final ServerSocketChannel listener = ServerSocketChannel.open().bind(Loopback.address(0));
    private final List<Line> lines = new ArrayList<>();

    private Load(Chapter chapter, int size) throws IOException {
        this.chapter = chapter;
        this.size = size;
        listener.socket().setSoTimeout(ACCEPT_TIMEOUT_MILLIS);
    }

    /** The arguments are the name of a chapter, and the size of the workload. */
    public static void main(String[] args) throws Exception {
        Child.serve(() -> new Load(Chapter.valueOf(args[0]), Integer.parseInt(args[1]))::answer);
    }

    private Object answer(String request) throws IOException {
        String[] words = request.split(" ");
        return switch (words[0]) {
            case "port" -> listener.socket().getLocalPort();
            case "line" -> {
                lines.add(line(Integer.parseInt(words[1])));
                yield lines.size();
            }
            default -> work(lines.get(Integer.parseInt(words[1])), Integer.parseInt(words[2]));
        };
    }

    private Line line(int port) throws IOException {
        return switch (chapter) {
            case CONSUME, FIVE_FOLD, RECEIVE_BUFFER -> new Feed(Nats.delivered(size), accept("SUB "));
            case SERVER -> {
                SocketChannel server = Loopback.connect(port);
                server.write(ByteBuffer.wrap(Nats.bytes(Nats.CONNECT)));
                yield new Feed(Nats.published(size), server);
            }
            case SEND -> sink(accept("PING"));
            case BROADCAST -> Clients.room(port, size);
            case ECHO -> Clients.echo(port, size);
            case IDLE -> Clients.idle(port, size);
        };
    }

    /**
     * Acts as a NATS server for one client, until the client has introduced itself.
     *
     * @param last the client's command with which its introduction ends
     */
    private SocketChannel accept(String last) throws IOException {
        SocketChannel client = listener.socket().accept().getChannel();
        client.write(ByteBuffer.wrap(Nats.bytes(Nats.INFO)));
        // What the client sends after its introduction may be read here too. Nobody needs it.
        var lines = new BufferedReader(new InputStreamReader(client.socket().getInputStream()));
        for (String line = ""; !line.startsWith(last); ) {
            line = lines.readLine();
            if (line == null) {
                throw new EOFException("the client closed the connection");
            }
            if (line.startsWith("PING")) {
                client.write(ByteBuffer.wrap(Nats.bytes("PONG\r\n")));
            }
        }
        return client;
    }

    private static Line sink(SocketChannel sender) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
        return () -> {
            if (sender.read(buffer.clear()) < 0) {
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
