package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import workshop.Waiting;

/** Connects with a timeout, and says how that ends. */
final class ConnectAttempt {

    static final String HOST = Loopback.anyPort().getAddress().getHostAddress();

    private ConnectAttempt() {}

    /** Connects on a new thread. To cancel the attempt interrupts this thread. */
    static FutureTask<Throwable> start(String host, int port, Duration timeout) {
        return start(() -> Connector.connect(host, port, timeout));
    }

    private static FutureTask<Throwable> start(Callable<SocketChannel> connect) {
        var attempt = new FutureTask<>(() -> {
            Throwable failure = catchThrowable(() -> {
                SocketChannel channel = connect.call();
                assertThat(channel).as("the channel that connect returned").isNotNull();
                channel.close();
            });
            assertThat(Thread.currentThread().isInterrupted())
                    .as("the thread is interrupted, after connect has failed with %s", failure)
                    .isFalse();
            return failure;
        });
        Thread.ofPlatform().daemon().start(attempt);
        return attempt;
    }

    /** Connects on a new thread. The result is the time until that failed, in ms. */
    static FutureTask<Long> startTimed(String host, int port, Duration timeout) {
        var attempt = new FutureTask<>(() -> {
            long start = System.nanoTime();
            assertThat(catchThrowable(
                            () -> Connector.connect(host, port, timeout).close()))
                    .as("the error of connecting to %s:%d, where nothing responds", host, port)
                    .isInstanceOf(IOException.class);
            return Duration.ofNanos(System.nanoTime() - start).toMillis();
        });
        Thread.ofPlatform().daemon().start(attempt);
        return attempt;
    }

    /** Waits for the result of {@link #startTimed}. */
    static long timeOf(FutureTask<Long> attempt) throws Exception {
        return waitingFor(
                "a failure to connect to a host with several addresses",
                () -> attempt.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The same, or the time of a further attempt: a busy machine may be late, but not much, and not each time. */
    static long timeOf(FutureTask<Long> attempt, long longest, int moreAttempts, Supplier<FutureTask<Long>> again)
            throws Exception {
        long time = timeOf(attempt);
        for (int i = 0; i < moreAttempts && time > longest && time < 3 * longest; i++) {
            time = timeOf(again.get());
        }
        return time;
    }

    /** Returns how connecting fails. */
    static Throwable failure(String host, int port, Duration timeout) throws Exception {
        return failure(
                "a failure to connect to " + host + ":" + port + " within " + text(timeout),
                start(host, port, timeout));
    }

    /** Returns how connecting without a timeout fails. */
    static Throwable failure(String which, InetSocketAddress address) throws Exception {
        return failure("a failure to connect to " + which, start(() -> Connector.connect(address)));
    }

    private static Throwable failure(String awaited, FutureTask<Throwable> attempt) throws Exception {
        try {
            return waitingFor(awaited, () -> attempt.get(Waiting.LIMIT.toMillis() + 1000, TimeUnit.MILLISECONDS));
        } finally {
            attempt.cancel(true);
        }
    }

    /** Interrupts the calling thread, and returns how connecting fails on it. */
    static Throwable failureOnInterruptedThread(String host, int port, Duration timeout) {
        Thread.currentThread().interrupt();
        try {
            return catchThrowable(() -> Connector.connect(host, port, timeout).close());
        } finally {
            Thread.interrupted();
        }
    }

    static String text(Duration time) {
        if (time == null) {
            return "a timeout of null";
        }
        if (time.equals(ChronoUnit.FOREVER.getDuration())) {
            return "an infinite timeout";
        }
        return time.toMillis() != 0 ? time.toMillis() + " ms" : time.toNanos() + " ns";
    }

    /** The channel is as that of a host with one address. */
    static void assertSucceeds(String host, int port, Duration timeout, String which) throws Exception {
        var connected = new AtomicReference<SocketChannel>();
        waitingFor("a connection to " + host + ":" + port + ", " + which, () -> {
            assertThatCode(() -> connected.set(Connector.connect(host, port, timeout)))
                    .as("connecting to %s:%d, %s", host, port, which)
                    .doesNotThrowAnyException();
            return null;
        });
        try (SocketChannel channel = connected.get()) {
            assertThat(channel).as("the channel that connect returned").isNotNull();
            assertThat(channel.isConnected() && channel.getOption(StandardSocketOptions.TCP_NODELAY))
                    .as("the channel is connected, with TCP_NODELAY, to %s:%d, %s", host, port, which)
                    .isTrue();
        }
    }

    /** On a busy machine a millisecond may be too short for an attempt, but not for a hundred of them. */
    static void assertSucceedsOnce(String host, int port, Duration passed, String peer) throws Exception {
        Throwable error = failure(host, port, passed);
        for (int i = 1; i < 100 && error != null; i++) {
            error = failure(host, port, passed);
        }
        assertThat(error)
                .as("the error of the last of 100 attempts to connect to %s, with a timeout of %s", peer, text(passed))
                .isNull();
    }
}
