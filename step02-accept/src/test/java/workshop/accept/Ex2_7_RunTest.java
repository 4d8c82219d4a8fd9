package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;
import workshop.accept.FakeListener.Accept;

@DisplayName("2.7 At most N at a time: otherwise as run")
class Ex2_7_RunTest {

    @Test
    @Order(2)
    @DisplayName("an exception of next ends the loop, and runLimited throws it")
    void nextThrows() throws Exception {
        assertRunLimitedThrows(new IOException("from next"));
        assertRunLimitedThrows(new SocketException("from next"));
        assertRunLimitedThrows(new ClosedChannelException());
        assertRunLimitedThrows(new DeliberateException());
        assertRunLimitedThrows(new UncheckedIOException(new IOException("from next")));
        assertRunLimitedThrows(new OutOfMemoryError("from next"));
    }

    private static void assertRunLimitedThrows(Throwable thrown) throws Exception {
        try (ServerSocketChannel listener = Loopback.listen();
                Socket first = Loopback.connect(listener.socket().getLocalPort());
                Socket second = Loopback.connect(listener.socket().getLocalPort())) {
            Loopback.send(first, '1');
            Loopback.send(second, '2');
            Queue<SocketChannel> children = new ConcurrentLinkedQueue<>();
            ConnectionHandler failing = child -> {
                children.add(child);
                if (children.size() == 2) {
                    listener.socket().close();
                }
                DeliberateException.throwAny(thrown);
            };
            var permits = new Semaphore(10);
            assertThat(catchThrowable(() -> AcceptLoop.runLimited(listener, permits, failing.releasing(permits))))
                    .as("the exception of runLimited, after next threw %s", thrown)
                    .isSameAs(thrown);
            assertThat(listener.isOpen())
                    .as("the listener, which belongs to the caller, is open after next threw %s", thrown)
                    .isTrue();
            assertThat(permits.availablePermits())
                    .as("permits of 10 that are left, after next has given one back and thrown %s", thrown)
                    .isEqualTo(10);
            try (SocketChannel child = children.remove()) {
                assertThat(child.isOpen())
                        .as("the child, which belongs to next, is open after next threw %s", thrown)
                        .isTrue();
                assertThat(child.getOption(StandardSocketOptions.TCP_NODELAY))
                        .as("TCP_NODELAY of a child that was passed to next")
                        .isTrue();
            }
        }
    }

    @Test
    @Order(1)
    @DisplayName("a failure of accept ends no limited loop either, and costs no permit")
    void acceptFails() throws Exception {
        var permits = new Semaphore(10);
        try (FakeListener listener = new FakeListener(FakeListener.failing("from accept"))) {
            Throwable end = catchThrowable(() -> AcceptLoop.runLimited(listener, permits, child -> {}));
            assumeFalse(FakeListener.IS_NO_REAL_SOCKET.contains(String.valueOf(end)), "the loop needs a real socket");
            // Before 2.6 is solved, the call of backOff ends the loop.
            if (end == null || !Loop.isTodoOfBackOff(end)) {
                assertThat(listener.accepts())
                        .overridingErrorMessage(
                                "runLimited ended after a failure of accept, though its listener was open: it %s",
                                end == null ? "returned" : "threw " + end)
                        .isGreaterThan(1);
                assertThat(permits.availablePermits())
                        .as("permits of 10 that are left, after accept has failed once and the loop has ended")
                        .isEqualTo(10);
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName(
            "as in run, a listener that is closed already is the end, and consecutive failures of accept are counted")
    void closedBeforeAndFailures() throws Exception {
        var permits = new Semaphore(10);
        ServerSocketChannel closed = Loopback.listen();
        closed.close();
        assertThat(catchThrowable(() -> AcceptLoop.runLimited(closed, permits, SocketChannel::close)))
                .as("the exception of runLimited, for a listener that was closed before the call")
                .isNull();
        assertThat(permits.availablePermits())
                .as("permits of 10 that are left, after runLimited has found its listener closed")
                .isEqualTo(10);

        Throwable unsolved = catchThrowable(() -> AcceptLoop.backOff(new IOException("a rehearsal"), 1));
        // The exercise 2.6 is not in the core. While it is unsolved, there is no wait to compare with.
        if (unsolved == null || !Loop.isTodoOfBackOff(unsolved)) {
            Accept fails = FakeListener.failing("Software caused connection abort");
            Ex2_6_LoopTest.assertWaitsAsBackOff(
                    (listener, next) -> AcceptLoop.runLimited(listener, new Semaphore(10), next),
                    "the fourth of four consecutive failures, in runLimited",
                    4,
                    fails,
                    fails,
                    fails,
                    fails);
        }
    }

    @Test
    @DisplayName("a client that is accepted just before the listener is closed is passed to next, and not lost")
    void closedAfterAccept() {
        SocketChannel child = new FakeChannel();
        AtomicReference<FakeListener> listener = new AtomicReference<>();
        listener.set(new FakeListener(() -> {
            listener.get().close();
            return child;
        }));
        Queue<SocketChannel> children = new ConcurrentLinkedQueue<>();
        var permits = new Semaphore(10);
        Throwable end = catchThrowable(() -> AcceptLoop.runLimited(listener.get(), permits, children::add));
        assumeFalse(FakeListener.IS_NO_REAL_SOCKET.contains(String.valueOf(end)), "the loop needs a real socket");
        assertThat(end)
                .as("the exception of runLimited, when its listener was closed")
                .isNull();
        assertThat(children.size())
                .as("how many children next got, when the listener was closed just after accept had returned the first")
                .isEqualTo(1);
        assertThat(permits.availablePermits())
                .as("permits of 10 that are left, while the first child is served, and the loop has ended")
                .isEqualTo(9);
    }

    @Test
    @DisplayName("runLimited throws what next throws, also when the listener or the child was closed before that")
    void nextThrowsAfterAClose() {
        for (Exception thrown : List.of(
                new IOException("from next"), new DeliberateException(), new RejectedExecutionException("from next"))) {
            FakeListener listener = new FakeListener(FakeChannel::new);
            assertThrows(listener, thrown, "and after the close", child -> listener.close());
            assertThrows(
                    new FakeListener(FakeChannel::new), thrown, "when it had closed its child", SocketChannel::close);
        }
    }

    private static void assertThrows(FakeListener listener, Exception thrown, String when, ConnectionHandler before) {
        Throwable end = catchThrowable(() -> AcceptLoop.runLimited(listener, new Semaphore(10), child -> {
            before.handle(child);
            DeliberateException.throwAny(thrown);
        }));
        assumeFalse(FakeListener.IS_NO_REAL_SOCKET.contains(String.valueOf(end)), "the loop needs a real socket");
        assertThat(String.valueOf(end))
                .as("the exception of runLimited, after next threw %s, %s", thrown, when)
                .isEqualTo(thrown.toString());
    }

    @Test
    @DisplayName("a child whose option cannot be set is closed in a limited loop too: runLimited calls acceptNext")
    void optionFails() throws Exception {
        SocketChannel child = FakeChannel.withoutOptions(new SocketException("Invalid argument"));
        try (FakeListener listener = new FakeListener(() -> child)) {
            Throwable end = catchThrowable(() -> AcceptLoop.runLimited(listener, new Semaphore(10), next -> {}));
            assumeFalse(FakeListener.IS_NO_REAL_SOCKET.contains(String.valueOf(end)), "the loop needs a real socket");
            assertThat(listener.accepts())
                    .as("how often runLimited has called accept; it ended with %s", end)
                    .isPositive();
            assertThat(child.isOpen())
                    .as("a child whose option could not be set is open, after runLimited has accepted it")
                    .isFalse();
        }
    }

    @Test
    @DisplayName("with each client, the loop needs no more memory, and gives no permit back: the handlers do that")
    void manyClients() throws Exception {
        SocketChannel child = new FakeChannel();
        var permits = new Semaphore(10);
        try (FakeListener listener = new FakeListener(FakeListener.often(SmallStack.MANY, () -> child))) {
            Throwable end = SmallStack.thrownBy(() -> AcceptLoop.runLimited(listener, permits, next -> {
                next.close();
                permits.release();
            }));
            assumeFalse(FakeListener.IS_NO_REAL_SOCKET.contains(String.valueOf(end)), "the loop needs a real socket");
            assertThat(end)
                    .as("the end of runLimited, after %d clients", SmallStack.MANY)
                    .isNull();
            assertThat(permits.availablePermits())
                    .as(
                            "permits of 10 that are left, after the handlers of %d clients gave theirs back",
                            SmallStack.MANY)
                    .isEqualTo(10);
        }
    }

    @Test
    @DisplayName("runLimited returns only when its listener is closed, also on a thread that was interrupted before")
    void interruptedBefore() throws Exception {
        try (ServerSocketChannel listener = Loopback.listen();
                Socket client = Loopback.connect(listener.socket().getLocalPort())) {
            Loopback.send(client, '!');
            FutureTask<Boolean> listening = new FutureTask<>(() -> {
                Thread.currentThread().interrupt();
                AcceptLoop.runLimited(listener, new Semaphore(2), child -> {
                    child.close();
                    listener.socket().close();
                });
                return listener.isOpen();
            });
            Thread.ofPlatform().daemon().start(listening);
            assertThat(waitingFor(
                            "runLimited to return on an interrupted thread",
                            () -> listening.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS)))
                    .as("the listener is open, when runLimited has returned on an interrupted thread")
                    .isFalse();
        }
    }
}
