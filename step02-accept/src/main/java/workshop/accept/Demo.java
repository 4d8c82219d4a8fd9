package workshop.accept;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** An echo server to talk to with {@code nc}, many at a time. */
public final class Demo {

    private static final int AT_A_TIME = 1000;

    /** Clients that come all at once wait here; where the queue is full, a client must knock again a second later. */
    private static final int BACKLOG = 1000;

    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final AtomicInteger clients = new AtomicInteger();

    private Demo() {}

    /** Echoes on loopback until Ctrl-C, on port 33333 or on the system property {@code port}. */
    public static void main(String[] args) throws InterruptedException {
        quietenLog();
        try {
            Server server = Server.start(listen(), Demo::echo, AT_A_TIME);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            explain(server.port());
            Thread.currentThread().join();
        } catch (IOException | IllegalArgumentException e) {
            System.err.printf("Cannot listen on port %s: %s. Another one: -Dport=40000%n", port(), e.getMessage());
            System.exit(1);
        } catch (UnsupportedOperationException e) {
            System.err.println("Not there yet. " + e.getMessage() + " → docs/step02-accept.md");
            System.exit(1);
        }
    }

    /** A virtual thread has no name to show, and a log that starts with its first line complains about that. */
    private static void quietenLog() {
        System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
        LoggerFactory.getILoggerFactory();
    }

    private static ServerSocketChannel listen() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port()));
        return ServerSocketChannel.open().bind(address, BACKLOG);
    }

    private static String port() {
        return System.getProperty("port", "33333");
    }

    private static void echo(SocketChannel connection) throws IOException {
        System.out.printf("client %d: %s%n", clients.incrementAndGet(), connection.getRemoteAddress());
        new EchoHandler().handle(connection);
    }

    private static void stop(Server server) {
        System.out.printf("%nStopping. Who is still connected has %d second to finish.%n", GRACE.toSeconds());
        try {
            server.stop(GRACE);
        } catch (IOException e) {
            System.err.println("Could not stop in good order: " + e.getMessage());
        }
    }

    private static void explain(int port) {
        System.out.printf("""
                Echoing on 127.0.0.1:%1$d, for %2$d clients at a time.

                Talk to it from another terminal, and from a third one at the same time:
                  nc 127.0.0.1 %1$d
                See the listener and its children:
                  Linux    ss -tn 'sport = :%1$d'         (one line for each child)
                           ss -ltn 'sport = :%1$d'        (Recv-Q is who waits to be accepted)
                  macOS    lsof -nP -iTCP:%1$d
                  Windows  netstat -ano | findstr :%1$d

                Ctrl-C ends it.
                """, port, AT_A_TIME);
    }
}
