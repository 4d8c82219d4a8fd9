package workshop.listen;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("1.6 Closing releases the port")
class Ex1_6_CloseTest {

    @Test
    @Order(1)
    @DisplayName("when close returns, the channel is closed: each of 100 times")
    void closedOnReturn() throws Exception {
        // Once could be luck: a thread that closes the channel may be quick enough.
        List<Listener> listeners = listeners(100);
        var threads = new Threads();

        Closing.close(listeners, "of 100 listeners");
        threads.assertNoneLeftBy("closing 100 listeners");
    }

    @Test
    @Order(2)
    @DisplayName("connects to a closed listener are refused, and close is idempotent")
    void refusesConnects() throws Exception {
        Listener listener = Listener.listen(Loopback.anyPort());
        Listener other = Listener.listen(Loopback.anyPort());
        try (ServerSocketChannel channel = listener.channel();
                ServerSocketChannel otherChannel = other.channel()) {
            int port = Loopback.portOf(channel);
            Closing.close(List.of(listener), "of one listener");
            assertThatCode(listener::close).as("closing twice").doesNotThrowAnyException();
            assertThatExceptionOfType(IOException.class)
                    .as("port() after close")
                    .isThrownBy(listener::port);
            assertThat(listener.channel()).as("channel() after close").isNotNull();
            Closing.close(List.of(listener), "a third time, in another thread");

            assertThat(otherChannel.isOpen())
                    .as("whether a listener is open after another one was closed")
                    .isTrue();
            other.channel().close();
            assertThatCode(other::close)
                    .as("closing a listener whose channel is closed")
                    .doesNotThrowAnyException();

            assertThatExceptionOfType(AssertionError.class)
                    .as("connecting to port %d after close", port)
                    .isThrownBy(() -> Loopback.connect(port).close())
                    .withCauseInstanceOf(ConnectException.class);
        }
    }

    @Test
    @Order(3)
    @DisplayName("the port can be bound again at once, even with a connection in TIME_WAIT")
    void bindsAgain() throws Exception {
        bindsAgain(Listener.listen(Loopback.anyPort()));
        bindsAgain(Listener.listen(new InetSocketAddress(0))); // the wildcard address
        bindsAgain(Listener.onAnyPort());
        bindsAgain(Listener.onLoopback(0));
        bindsAgain(Listener.onEveryInterface(0));
    }

    private static void bindsAgain(Listener first) throws Exception {
        try (ServerSocketChannel channel = first.channel()) {
            int port = Loopback.portOf(channel);
            var address = new InetSocketAddress(channel.socket().getInetAddress(), port);
            leaveInTimeWait(channel, port);

            first.close();

            assertThatCode(() -> Listener.listen(address).channel().close())
                    .as("listening again on port %d, which was just closed", port)
                    .doesNotThrowAnyException();
        }
    }

    /** The end that closes first goes into TIME_WAIT. Here it is the server's end, on the listener's port. */
    private static void leaveInTimeWait(ServerSocketChannel channel, int port) throws Exception {
        try (Socket client = Loopback.connect(port)) {
            Loopback.accept(channel).close();
            waitingFor(
                    "the end of the stream after the server has closed the connection",
                    () -> client.getInputStream().read());
        }
    }

    @Test
    @Order(4)
    @DisplayName("connections in the queue are reset, and an accepted connection stays open")
    void connections() throws Exception {
        Listener listener = Listener.listen(Loopback.anyPort());
        int port = Loopback.portOf(listener.channel());
        try (ServerSocketChannel channel = listener.channel();
                Socket served = Loopback.connect(port);
                Socket child = Loopback.accept(channel);
                Socket waiting = Loopback.connect(port)) {
            listener.close();

            assertReset(waiting);
            child.getOutputStream().write('!');
            int read = waitingFor(
                    "a byte over a connection that was accepted before close",
                    () -> served.getInputStream().read());
            assertThat((char) read).as("the byte over the accepted connection").isEqualTo('!');
        }
    }

    private static void assertReset(Socket waiting) {
        assertThatExceptionOfType(SocketException.class)
                .as("reading from a connection that was in the queue; at an end without a reset, read returns -1")
                .isThrownBy(() -> waiting.getInputStream().read());
    }

    @Test
    @Order(5)
    @DisplayName("close returns while another thread is blocked in accept, and ends that call")
    void blockedInAccept() throws Exception {
        Listener listener = Listener.listen(Loopback.anyPort());
        var accepting = new FutureTask<>(() -> listener.channel().accept());
        try (ServerSocketChannel channel = listener.channel()) {
            channel.configureBlocking(true);
            Thread thread = Thread.ofPlatform().daemon().start(accepting);
            waitingFor(
                    "a thread of the test that is blocked in accept",
                    () -> await().atMost(Waiting.LIMIT)
                            .until(thread::getStackTrace, Ex1_6_CloseTest::areBlockedInAccept));

            Closing.close(List.of(listener), "while another thread is blocked in accept");
            assertThatExceptionOfType(ExecutionException.class)
                    .as("the accept in which a thread was blocked when the listener was closed")
                    .isThrownBy(() -> accepting.get(Waiting.LIMIT.toMillis(), MILLISECONDS))
                    .withCauseInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    @Order(6)
    @DisplayName("close returns while a selector has the channel, and the selector's next selection releases the port")
    void registered() throws Exception {
        List<Listener> listeners = listeners(50);
        InetSocketAddress address =
                Loopback.at(Loopback.portOf(listeners.getFirst().channel()));
        try (Selector selector = Selector.open();
                Socket waiting = Loopback.connect(address.getPort())) {
            for (Listener listener : listeners) {
                listener.channel().configureBlocking(false);
                listener.channel().register(selector, SelectionKey.OP_ACCEPT);
            }

            Closing.close(listeners, "while a selector has the channel");
            selector.selectNow();

            assertReset(waiting);
            assertThatCode(() -> Listener.listen(address).channel().close())
                    .as("listening again on port %d, which was just closed", address.getPort())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    @Order(7)
    @DisplayName("close closes the channel in an interrupted thread too, and leaves the thread interrupted")
    void interruptedThread() throws Exception {
        Closing.closeInterrupted(listeners(100));
    }

    @Test
    @Order(8)
    @DisplayName("the garbage collector can remove closed listeners")
    void garbage() throws Exception {
        // On ports of their own: a map with the address as the key would have room for only one listener on port 0.
        Garbage.assertRemoved("closed listeners", () -> {
            Listener listener = onAPortOfItsOwn();
            listener.close();
            return listener;
        });
        Garbage.assertRemoved("listeners whose channels are closed", () -> {
            Listener listener = Listener.listen(Loopback.anyPort());
            listener.channel().close();
            return listener;
        });
    }

    private static Listener onAPortOfItsOwn() throws IOException {
        try {
            return Listener.listen(Loopback.at(Loopback.freePort()));
        } catch (BindException takenMeanwhile) {
            return Listener.listen(Loopback.at(Loopback.freePort()));
        }
    }

    private static List<Listener> listeners(int number) throws IOException {
        List<Listener> listeners = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            listeners.add(Listener.listen(Loopback.anyPort()));
        }
        return listeners;
    }

    /** A thread that waits in accept is in native code. */
    private static boolean areBlockedInAccept(StackTraceElement[] frames) {
        return frames.length > 0
                && frames[0].isNativeMethod()
                && Arrays.stream(frames).anyMatch(frame -> frame.getMethodName().equals("accept"));
    }
}
