package workshop.accept;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** An echo server to talk to with {@code nc}, many at a time. */
public final class Demo {

    private static final int AT_A_TIME = 1000;

    /** Clients that come all at once wait here. Who finds it full is refused on Windows, and waits a second on Linux. */
    private static final int BACKLOG = 1000;

    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final AtomicInteger clients = new AtomicInteger();

    private Demo() {}

    /** Echoes on loopback until Ctrl-C, on port 33333 or on the system property {@code port}. */
    public static void main(String[] args) throws InterruptedException {
        quietenLog();
        try {
            ServerSocketChannel listener = listenOn(DemoAddress.get(0));
            Server server = Server.start(listener, Demo::echo, AT_A_TIME);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            explain(DemoAddress.host(listener.getLocalAddress()), server.port());
            Thread.currentThread().join();
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (UnsupportedOperationException e) {
            System.err.println("Not implemented yet. " + e.getMessage() + " → docs/step02-accept.md");
            System.exit(1);
        }
    }

    /** A virtual thread has no name to show, and a log that starts with its first line complains about that. */
    private static void quietenLog() {
        System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
        LoggerFactory.getILoggerFactory();
    }

    private static ServerSocketChannel listenOn(InetSocketAddress address) throws IOException {
        try {
            return ServerSocketChannel.open().bind(address, BACKLOG);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot listen on " + DemoAddress.host(address) + " port " + address.getPort() + ": "
                            + e.getMessage() + ". Another one: -Dport=40000",
                    e);
        }
    }

    private static void echo(SocketChannel connection) throws IOException {
        System.out.printf(Locale.ROOT, "client %d: %s%n", clients.incrementAndGet(), connection.getRemoteAddress());
        new EchoHandler().handle(connection);
    }

    private static void stop(Server server) {
        System.out.printf(
                Locale.ROOT, "%nStopping. Who is still connected has %d second to finish.%n", GRACE.toSeconds());
        try {
            server.stop(GRACE);
        } catch (IOException e) {
            System.err.println("Could not stop in good order: " + e.getMessage());
        }
    }

    private static void explain(String host, int port) {
        System.out.printf(Locale.ROOT, """
                Echoing on %1$s port %2$d, for %3$d clients at a time.

                Talk to it from another terminal, and from a third one at the same time:
                  nc %1$s %2$d
                See the listener and its children:
                  Linux    ss -tn 'sport = :%2$d'         (one line for each child)
                           ss -ltn 'sport = :%2$d'        (Recv-Q is who waits to be accepted)
                  macOS    lsof -nP -iTCP:%2$d
                  Windows  netstat -ano | findstr :%2$d

                Ctrl-C ends it.
                """, host, port, AT_A_TIME);
    }
}
