package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("2.8 Stop without a grace period: which connections are closed")
@Timeout(6)
class Ex2_8_WhichConnectionsTest {

    /** So often in a row, a thread waits: it waits for a lock. */
    private static final int POLLS = 20;

    @Test
    @Order(1)
    @DisplayName("each connection is closed, also when the handler of one returns while stop closes the others")
    void oneReturnsMeanwhile() throws Exception {
        var firstToBeClosed = new AtomicReference<Idle>();
        var closing = new CountDownLatch(1);
        List<Idle> idle = List.of(
                new Idle(firstToBeClosed, closing),
                new Idle(firstToBeClosed, closing),
                new Idle(firstToBeClosed, closing));
        FakeListener listener = new FakeListener(() -> idle.get(0), () -> idle.get(1), () -> idle.get(2), () -> {
            FakeChannel.await(closing);
            throw new AsynchronousCloseException();
        });
        try (TestServer server =
                TestServer.start(listener, connection -> connection.read(ByteBuffer.allocate(1)), 10)) {
            Loopback.waitUntil(
                    "the handlers of three clients to begin",
                    () -> listener.isTooFake() || idle.stream().allMatch(connection -> connection.server != null));
            assumeFalse(listener.isTooFake(), "the server needs a real listener");
            server.assertStops(Duration.ZERO, "when the handler of one returns while stop closes the others");
            assertThat((int) idle.stream().filter(SocketChannel::isOpen).count())
                    .as(
                            "the end of an idle client's connection, after the deadline: how many of three connections are open")
                    .isZero();
        } finally {
            for (Idle connection : idle) {
                connection.close();
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("a stop closes no connection of another server")
    void anotherServer() throws Exception {
        try (TestServer server = TestServer.start(new EchoHandler(), 10);
                TestServer another = TestServer.start(new EchoHandler(), 10);
                Socket client = server.connect();
                Socket other = another.connect()) {
            Loopback.assertEcho(client, "hello", "a client, before the stop");
            Loopback.assertEcho(other, "hello", "a client of another server, before the stop");
            server.assertStops(Duration.ZERO, "with a grace period of zero, while another server runs");
            Loopback.assertEcho(other, "bye", "a client of another server, after the stop");
        }
    }

    /** A connection of an idle client. The second one that is closed waits until the handler of the first has returned. */
    private static final class Idle extends FakeChannel {

        private final AtomicReference<Idle> firstToBeClosed;
        private final CountDownLatch closing;
        private volatile Thread server;
        private volatile boolean returns;

        Idle(AtomicReference<Idle> firstToBeClosed, CountDownLatch closing) {
            this.firstToBeClosed = firstToBeClosed;
            this.closing = closing;
        }

        @Override
        public int read(ByteBuffer buffer) throws IOException {
            server = Thread.currentThread();
            int end = super.read(buffer);
            returns = true;
            return end;
        }

        @Override
        protected void implCloseSelectableChannel() throws IOException {
            closing.countDown();
            boolean isServed = server != null;
            if (!firstToBeClosed.compareAndSet(null, this) && isServed) {
                firstToBeClosed.get().awaitEndOfTheHandler();
            }
            super.implCloseSelectableChannel();
        }

        /** If stop holds a lock while it closes the connections, the handler may wait for this lock. */
        private void awaitEndOfTheHandler() {
            var polls = new AtomicInteger();
            Loopback.waitABit(() -> returns
                    && switch (server.getState()) {
                        case TERMINATED -> true;
                        case BLOCKED, WAITING, TIMED_WAITING -> polls.incrementAndGet() == POLLS;
                        default -> false;
                    });
        }
    }
}
