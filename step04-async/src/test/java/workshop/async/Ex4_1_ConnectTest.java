package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.IllegalChannelGroupException;
import java.nio.channels.spi.AsynchronousChannelProvider;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("4.1 From callback to future: connect")
class Ex4_1_ConnectTest {

    private static final int LIMIT = (int) Waiting.LIMIT.toMillis();

    @Test
    @Order(1)
    @DisplayName("a channel that cannot be opened fails the future too")
    void cannotOpen() throws Exception {
        CompletableFuture<AsynchronousSocketChannel> connect;
        try {
            connect = AsyncSockets.connect(new ForeignGroup(), new InetSocketAddress(1));
        } catch (RuntimeException e) {
            throw new AssertionError(
                    "connecting in a group that cannot open a channel threw an exception that belongs in the future: "
                            + e,
                    e);
        }
        assertThat(failureOf("the failure of connecting in a group that cannot open a channel", connect))
                .as("the failure of connecting in a group that cannot open a channel")
                .isInstanceOf(IllegalChannelGroupException.class);
    }

    @Test
    @Order(2)
    @DisplayName("a connect that succeeds after its future was cancelled, or timed out, leaves no connection open")
    void nobodyWaits() throws Exception {
        assertClosed("was cancelled", connect -> connect.cancel(true));
        assertClosed("timed out", connect -> connect.completeExceptionally(new TimeoutException()));
        // As completeOnTimeout does.
        assertClosed("timed out, with null as its value,", connect -> connect.complete(null));
    }

    @Test
    @Order(3)
    @DisplayName("connect looks up no name, also if the address has one that no system knows")
    void looksUpNoName() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            byte[] ip = loopback.address().getAddress().getAddress();
            InetAddress named = InetAddress.getByAddress("no-such-host.invalid", ip);
            var address = new InetSocketAddress(named, loopback.address().getPort());
            get(
                            "a connection to an address that is resolved, and whose name no system knows",
                            AsyncSockets.connect(loopback.group(), address))
                    .close();
        }
    }

    /** Ends the future before the connect is done. The connection must be closed. */
    private static void assertClosed(String how, Predicate<CompletableFuture<?>> endFuture) throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        ExecutorService handlers = Executors.newSingleThreadExecutor();
        var group = AsynchronousChannelGroup.withThreadPool(handlers);
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(LIMIT);
            // The only thread for handlers is busy, so that the future ends before the handler is called.
            handlers.execute(() -> Loopback.holdThread(held));
            var connect = AsyncSockets.connect(group, (InetSocketAddress) listener.getLocalSocketAddress());
            boolean ended = endFuture.test(connect);
            held.countDown();
            try (Socket peer = Waiting.waitingFor("the client whose future " + how, listener::accept)) {
                peer.setSoTimeout(LIMIT);
                if (!ended) {
                    // The future was completed by another thread, and the channel belongs to its caller.
                    connect.join().close();
                }
                int end = Waiting.waitingFor(
                        "the end of a connection whose future " + how + " before the connect was done",
                        () -> peer.getInputStream().read());
                assertThat(end)
                        .as("what the peer reads (-1: the end of the stream)")
                        .isEqualTo(-1);
            }
        } finally {
            held.countDown();
            group.shutdownNow();
            handlers.shutdown();
        }
    }

    /** A group that is not one of the JDK's: to open a channel in it fails with an exception that need not be caught. */
    private static final class ForeignGroup extends AsynchronousChannelGroup {

        ForeignGroup() {
            super(AsynchronousChannelProvider.provider());
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public void shutdown() {}

        @Override
        public void shutdownNow() {}

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return false;
        }
    }
}
