package workshop.chat.server;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import workshop.async.AsyncConnection;
import workshop.async.IdleTimeoutException;

/**
 * Closes a connection when no message was completed for some time. {@link AsyncConnection#closeWhenIdle} measures
 * silence by bytes, and so one byte now and then would keep a seat for ever. Nobody needs to be nudged here, since all
 * guests hear the server's keepalives and owe some in return.
 */
final class SilenceWatch {

    /** Looks are counted, and not time: after a pause of this program itself, all guests seem to have been silent. */
    private static final int LOOKS = 4;

    private final AsyncConnection connection;
    private final Duration limit;
    private volatile boolean heard;
    private int looksInVain;

    /**
     * A watch that is not started.
     *
     * @param limit after how much silence to close; a quarter of that may come on top
     */
    SilenceWatch(AsyncConnection connection, Duration limit) {
        this.connection = connection;
        this.limit = limit;
    }

    /** Starts to look. Nothing stays in the timer when the connection is closed, if it removes what is cancelled. */
    void start(ScheduledExecutorService timer) {
        long period = limit.dividedBy(LOOKS).toNanos();
        Future<?> looking = timer.scheduleWithFixedDelay(this::look, period, period, TimeUnit.NANOSECONDS);
        connection.closed().whenComplete((end, reason) -> looking.cancel(false));
    }

    /** A message is complete. */
    void heard() {
        heard = true;
    }

    private void look() {
        if (heard) {
            heard = false;
            looksInVain = 0;
            return;
        }
        looksInVain++;
        if (looksInVain == LOOKS) {
            connection.close(new IdleTimeoutException("no complete message came for " + limit.toMillis() + " ms"));
        }
    }
}
