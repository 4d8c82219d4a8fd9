package workshop.chat.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import workshop.chat.protocol.Message.Keepalive;

/** Sends keepalives over the current connection, and closes it when the server has sent nothing for too long. */
final class Heartbeat implements AutoCloseable {

    /** Two threads: one may be stuck in sending a keepalive, and the other still notices that the server is gone. */
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("chat-timer-", 1).factory());

    private final CurrentConnection connection;
    private final Duration idleTimeout;

    private Heartbeat(CurrentConnection connection, Duration idleTimeout) {
        this.connection = connection;
        this.idleTimeout = idleTimeout;
    }

    /** Starts, on threads of its own. */
    static Heartbeat start(CurrentConnection connection, ClientOptions options) {
        Heartbeat heartbeat = new Heartbeat(connection, options.idleTimeout());
        heartbeat.every(options.keepaliveInterval(), heartbeat::sendKeepalive);
        heartbeat.every(options.idleTimeout().dividedBy(4), heartbeat::closeIfIdle);
        return heartbeat;
    }

    private void every(Duration period, Consumer<Conversation> action) {
        // A timer never repeats a task that has thrown.
        Runnable task = () -> connection.get().ifPresent(conversation -> {
            try {
                action.accept(conversation);
            } catch (RuntimeException | Error e) {
                conversation.close("a fault in this program: " + e);
            }
        });
        timer.scheduleAtFixedRate(task, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void sendKeepalive(Conversation conversation) {
        try {
            conversation.send(new Keepalive());
        } catch (IOException e) {
            // The thread that receives is told too, and connects again.
        }
    }

    private void closeIfIdle(Conversation conversation) {
        if (conversation.idleTime().compareTo(idleTimeout) > 0) {
            conversation.close("the server has sent nothing for too long");
        }
    }

    /** Stops. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
