package workshop.accept;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** An echo server for many clients at a time, such as {@code nc}. */
public final class Demo {

    private static final int MAX_CONNECTIONS = 1000;

    /** For many clients at once: if the queue is full, Windows refuses a client, and Linux lets it wait a second. */
    private static final int BACKLOG = 1000;

    private static final Duration GRACE_PERIOD = Duration.ofSeconds(1);

    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private Demo() {}

    /** Echoes on loopback until Ctrl-C, on port 33333 or on the port in the system property {@code port}. */
    public static void main(String[] args) throws InterruptedException {
        configureLog();
        try {
            ServerSocketChannel listener = listenOn(DemoAddress.get(0));
            Server server = Server.start(listener, Demo::echo, MAX_CONNECTIONS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            explain(DemoAddress.host(listener.getLocalAddress()), server.port());
            Thread.currentThread().join();
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (UnsupportedOperationException e) {
            System.err.println("Not implemented yet. " + e.getMessage() + " → docs/step02-accept.md\n"
                    + "The reference solution runs with: ./workshop demo 2 --solution");
            System.exit(1);
        }
    }

    /**
     * Hides the names of threads, since a virtual thread has none. It also initializes SLF4J, which would print a warning if
     * several threads logged during its initialization.
     *
     * @see <a href="https://www.slf4j.org/codes.html#replay">SLF4J: logging calls during the initialization phase</a>
     */
    private static void configureLog() {
        System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
        LoggerFactory.getILoggerFactory();
    }

    private static ServerSocketChannel listenOn(InetSocketAddress address) throws IOException {
        try {
            return ServerSocketChannel.open().bind(address, BACKLOG);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot listen on " + DemoAddress.host(address) + " port " + address.getPort() + ": "
                            + e.getMessage() + ". Choose another port: ./workshop demo 2 --port 40000",
                    e);
        }
    }

    private static void echo(SocketChannel connection) throws IOException {
        System.out.printf(Locale.ROOT, "client %d: %s%n", CLIENTS.incrementAndGet(), connection.getRemoteAddress());
        new EchoHandler().handle(connection);
    }

    private static void stop(Server server) {
        System.out.printf(
                Locale.ROOT,
                "%nStopping. Clients that are still connected have %d second to finish.%n",
                GRACE_PERIOD.toSeconds());
        try {
            server.stop(GRACE_PERIOD);
        } catch (IOException e) {
            System.err.println("Could not stop gracefully: " + e.getMessage());
        }
    }

    private static void explain(String host, int port) {
        System.out.printf(Locale.ROOT, """
                Echoing on %1$s port %2$d, for %3$d clients at a time.

                Connect from another terminal, and from a third one at the same time:
                  nc %1$s %2$d
                See the listener and its children:
                  Linux    ss -tn 'sport = :%2$d'         (one line for each child)
                           ss -ltn 'sport = :%2$d'        (Recv-Q: clients in the accept queue)
                  macOS    lsof -nP -iTCP:%2$d
                  Windows  netstat -ano | findstr :%2$d

                Ctrl-C ends it.
                """, host, port, MAX_CONNECTIONS);
    }
}
