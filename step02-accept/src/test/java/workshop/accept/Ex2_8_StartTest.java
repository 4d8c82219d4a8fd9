package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("2.8 Start a server")
@Timeout(6)
class Ex2_8_StartTest {

    private static final Duration LONG_ENOUGH_FOR_AN_ANSWER = Duration.ofMillis(200);

    @Test
    @Order(1)
    @DisplayName("a limit below 1 is refused, and the error message names it; the listener stays open")
    void limitBelowOne() throws Exception {
        for (int limit : new int[] {0, -7}) {
            try (ServerSocketChannel listener = Loopback.listen()) {
                assertThatIllegalArgumentException()
                        .as("a server for at most %d connections", limit)
                        .isThrownBy(() ->
                                Server.start(listener, new EchoHandler(), limit).stop(Duration.ZERO))
                        .withMessageContaining(String.valueOf(limit));
                assertThat(listener.isOpen())
                        .as("the listener is open, after a limit of %d was refused", limit)
                        .isTrue();
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("a listener that is closed already is refused with an IOException")
    void closedListener() throws Exception {
        ServerSocketChannel listener = Loopback.listen();
        listener.close();
        assertThat(catchThrowable(() -> Server.start(listener, new EchoHandler(), 10)))
                .as("the exception of start, for a listener that is closed")
                .isInstanceOf(IOException.class);
    }

    @Test
    @Order(3)
    // A stop that waits in vain for its handlers takes seconds, and what follows has to be waited for too.
    @Timeout(12)
    @DisplayName("the handler is guarded and limited, and stop also works while all permits are taken")
    void atTheLimit() throws Exception {
        Queue<SocketChannel> served = new ConcurrentLinkedQueue<>();
        ConnectionHandler noting = connection -> {
            served.add(connection);
            echoOrThrow(connection);
        };
        try (TestServer server = TestServer.start(noting, 1);
                Socket first = server.connect();
                Socket failing = server.connect();
                Socket inService = server.connect();
                Socket waiting = server.connect()) {
            Loopback.assertEcho(first, "hello", "the first client of the server");
            // Wrong code may close the connection a little later. Right code leaves it open for all of this time.
            Loopback.waitABit(LONG_ENOUGH_FOR_AN_ANSWER, () -> !served.element().isOpen());
            Loopback.assertEcho(first, "again", "the first client of the server, which sends a second time");
            first.shutdownOutput();
            Loopback.send(failing, 't');
            Loopback.assertEnds(failing, "the connection of a client whose handler threw");
            Loopback.assertEcho(inService, "hello", "the one client that is served");
            Loopback.send(waiting, '!');

            server.assertStops(LONG_ENOUGH_FOR_AN_ANSWER, "while all permits are taken");

            Loopback.assertEnds(waiting, "the connection of the second client at a limit of 1, in the accept queue");
            Loopback.assertEnds(inService, "the connection of the only client in service, after the deadline");
        }
    }

    private static void echoOrThrow(SocketChannel connection) throws IOException {
        int first = connection.socket().getInputStream().read();
        if (first == 't') {
            throw new DeliberateException();
        }
        connection.socket().getOutputStream().write(first);
        new EchoHandler().handle(connection);
    }

    @Test
    @Timeout(30)
    @DisplayName("the server forgets a connection that has ended, so that its memory does not grow with each client")
    void forgets() throws Exception {
        Queue<WeakReference<SocketChannel>> served = new ConcurrentLinkedQueue<>();
        ConnectionHandler noting = connection -> {
            served.add(new WeakReference<>(connection));
            new EchoHandler().handle(connection);
        };
        // At a limit of 1, the second client is served when the server has finished with the first. The accept loop may
        // keep its last connection in a variable. So the first of two is watched.
        try (TestServer server = TestServer.start(noting, 1)) {
            for (String name : new String[] {"the first client", "the second client"}) {
                try (Socket client = server.connect()) {
                    Loopback.assertEcho(client, "hello", name);
                    client.shutdownOutput();
                    Loopback.assertEnds(client, "the connection of " + name);
                }
            }
            WeakReference<SocketChannel> first = served.remove();
            // The thread of the first connection may have released its permit, and not ended yet.
            Loopback.waitUntil("a connection that has ended to be garbage collected", () -> {
                System.gc();
                return first.refersTo(null);
            });
        }
    }
}
