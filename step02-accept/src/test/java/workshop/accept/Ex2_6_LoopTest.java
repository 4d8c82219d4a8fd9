package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;
import workshop.accept.FakeListener.Accept;

@DisplayName("2.6 A failing accept does not end the loop: how the loop calls backOff")
class Ex2_6_LoopTest {

    /** More than a loop that gives up may allow. */
    private static final int FAILURES = 1_000;

    @Test
    @Order(1)
    @DisplayName("the loop counts the consecutive failures from 1 on: it waits as long as backOff with the same number")
    void numbers() throws Exception {
        Accept fails = FakeListener.failing("Software caused connection abort");
        assertWaitsAsBackOff(AcceptLoop::run, "the first failure of accept", 1, fails);
        assertWaitsAsBackOff(
                AcceptLoop::run, "the first failure after a success", 1, fails, fails, FakeChannel::new, fails);
        // The wait after the seventh is so much longer that a busy machine does not hide the difference.
        assertWaitsAsBackOff(
                AcceptLoop::run, "the seventh of seven consecutive failures", 7, FakeListener.often(7, fails));
        Accept failsOtherwise = FakeListener.failing(new SocketException("Too many open files"));
        assertWaitsAsBackOff(
                AcceptLoop::run,
                "the fourth of four consecutive failures, which differ in type and message",
                4,
                failsOtherwise,
                fails,
                failsOtherwise,
                fails);
        // Each loop has its own failures.
        Accept afterAnotherLoop = () -> {
            AcceptLoop.run(new FakeListener(fails), SocketChannel::close);
            return fails.accept();
        };
        assertWaitsAsBackOff(
                AcceptLoop::run,
                "the fifth of five consecutive failures, while another loop fails too",
                5,
                fails,
                fails,
                fails,
                afterAnotherLoop,
                fails);
    }

    @Test
    @DisplayName("after a thousand failures, the loop needs no more memory, and its thread stays interrupted")
    void manyFailures() throws Exception {
        IOException failure = Ex2_6_BackOffTest.failure();
        AcceptLoop.backOff(failure, 1);
        // An interrupt ends each wait, so this takes no time.
        var interrupted = new AtomicBoolean(true);
        List<Integer> depths = new CopyOnWriteArrayList<>();
        var failures = new AtomicInteger();
        FakeListener listener = new FakeListener(FakeListener.often(FAILURES, () -> {
            // Only twice, since a long stack takes long to look at.
            int number = failures.incrementAndGet();
            if (number == 1 || number == FAILURES) {
                depths.add(new Throwable().getStackTrace().length);
            }
            interrupted.compareAndSet(true, Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
            throw failure;
        }));
        Throwable thrown = SmallStack.thrownBy(() -> {
            Thread.currentThread().interrupt();
            AcceptLoop.run(listener, SocketChannel::close);
        });
        assumeFalse(FakeListener.IS_NO_REAL_SOCKET.contains(String.valueOf(thrown)), "needs a real socket");
        assertThat(thrown)
                .as("the exception of run, after %d failures of accept", FAILURES)
                .isNull();
        assertThat(depths.getLast() - depths.getFirst())
                .as("how many more calls are on the stack of the loop, after %d failures of accept", FAILURES)
                .isLessThan(50);
        assertThat(interrupted.get())
                .as("the thread is still interrupted, after failures of accept")
                .isTrue();
    }

    static void assertWaitsAsBackOff(Loop.Accepting loop, String failure, int number, Accept... script)
            throws Exception {
        // On a busy machine, a wait may take longer than intended. So the shortest of several counts.
        Duration alone = Waiting.LIMIT;
        Duration inTheLoop = Waiting.LIMIT;
        long deadline = System.nanoTime() + Waiting.LIMIT.toNanos();
        for (int i = 0;
                System.nanoTime() < deadline && (i < triesFor(alone) || !isAboutAsLong(inTheLoop, alone));
                i++) {
            alone = Ex2_6_BackOffTest.shorter(alone, Ex2_6_BackOffTest.measured(number));
            inTheLoop = Ex2_6_BackOffTest.shorter(inTheLoop, lastWaitOf(loop, script));
        }
        assertThat(isAboutAsLong(inTheLoop, alone))
                .overridingErrorMessage(
                        "after %s, the loop waited %d ms, and backOff(failure, %d) waits %d ms",
                        failure, inTheLoop.toMillis(), number, alone.toMillis())
                .isTrue();
    }

    /** The longer a wait is, the less a busy machine changes it, and the fewer tries are needed. */
    private static int triesFor(Duration wait) {
        if (wait.compareTo(Ex2_6_BackOffTest.LONG_WAIT.multipliedBy(2)) > 0) {
            return 1;
        }
        return wait.compareTo(Ex2_6_BackOffTest.LONG_WAIT.dividedBy(2)) > 0 ? 3 : Ex2_6_BackOffTest.TRIES;
    }

    private static boolean isAboutAsLong(Duration one, Duration other) {
        return one.toNanos() > 0.75 * other.toNanos() && one.toNanos() < 1.5 * other.toNanos();
    }

    /** After the script, accept is called once more. It closes the listener, and so it ends the loop. */
    private static Duration lastWaitOf(Loop.Accepting loop, Accept... script) throws Exception {
        try (FakeListener listener = new FakeListener(script)) {
            Throwable thrown = catchThrowable(() -> loop.run(listener, SocketChannel::close));
            assumeFalse(FakeListener.IS_NO_REAL_SOCKET.contains(String.valueOf(thrown)), "needs a real socket");
            assertThat(listener.accepts())
                    .overridingErrorMessage(
                            "run ended after a failure of accept, though its listener was open: it %s",
                            thrown == null ? "returned" : "threw " + thrown)
                    .isEqualTo(script.length + 1);
            return listener.lastWait();
        }
    }
}
