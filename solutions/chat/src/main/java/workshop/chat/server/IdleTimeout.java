package workshop.chat.server;

import java.time.Duration;
import java.util.concurrent.Future;
import workshop.async.AsyncConnection;
import workshop.async.IdleTimeoutException;

/**
 * Closes a connection on which no message was completed for some time. {@link AsyncConnection#closeWhenIdle} counts bytes,
 * so a peer that sends one byte now and then could keep its seat for ever. No ping is needed here: all guests receive the
 * server's keepalives, and must send their own.
 */
final class IdleTimeout {

    /** Checks are counted, and not time: after a pause of this program itself, all guests would seem to have been idle. */
    private static final int MAX_IDLE_CHECKS = 4;

    private final AsyncConnection connection;
    private final Duration limit;
    private volatile boolean active;
    private volatile boolean suspended;

    /** Only the timer's task uses it. */
    private int idleChecks;

    private IdleTimeout(AsyncConnection connection, Duration limit) {
        this.connection = connection;
        this.limit = limit;
    }

    /**
     * Starts to check. When the connection is closed, the task is cancelled.
     *
     * @param limit the connection is closed after so long without a message, at the latest a quarter of that later
     */
    static IdleTimeout start(AsyncConnection connection, Duration limit, Timer timer) {
        IdleTimeout timeout = new IdleTimeout(connection, limit);
        Future<?> checks = timer.every(limit.dividedBy(MAX_IDLE_CHECKS), timeout::check);
        connection.closed().whenComplete((end, reason) -> checks.cancel(false));
        return timeout;
    }

    /** A message is complete. */
    void messageReceived() {
        active = true;
    }

    /** From now on the guest is not read from, so that no message can come. */
    void suspend() {
        suspended = true;
    }

    /** The guest is read from again. */
    void resume() {
        active = true;
        suspended = false;
    }

    private void check() {
        if (active || suspended) {
            active = false;
            idleChecks = 0;
            return;
        }
        idleChecks++;
        if (idleChecks == MAX_IDLE_CHECKS) {
            connection.close(new IdleTimeoutException("no complete message came for " + limit.toMillis() + " ms"));
        }
    }
}
