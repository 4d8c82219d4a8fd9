package workshop.accept;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Echoes. After the end of its connection it still has something to do, so it returns a little later. */
final class SlowHandler implements ConnectionHandler {

    private static final Duration CLEAN_UP = Duration.ofMillis(200);

    private final CountDownLatch stopHasReturned = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger outlivedStop = new AtomicInteger();
    private final AtomicLong firstEnd = new AtomicLong(Long.MAX_VALUE);

    @Override
    public void handle(SocketChannel connection) throws IOException {
        running.incrementAndGet();
        try {
            new EchoHandler().handle(connection);
        } finally {
            firstEnd.accumulateAndGet(System.nanoTime(), Math::min);
            if (returnsDuringCleanUp()) {
                outlivedStop.incrementAndGet();
            }
            running.decrementAndGet();
        }
    }

    private boolean returnsDuringCleanUp() {
        try {
            return stopHasReturned.await(CLEAN_UP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void stopHasReturned() {
        stopHasReturned.countDown();
    }

    /** Waits for the end of all handlers. Then: how many of them still ran when stop returned. */
    int outlivedStop() throws Exception {
        Loopback.waitUntil("the handlers to return", () -> running.get() == 0);
        return outlivedStop.get();
    }

    /** The time from a moment to the end of the first connection. */
    Duration firstEndAfter(long nanoTime) {
        return Duration.ofNanos(firstEnd.get() - nanoTime);
    }
}
