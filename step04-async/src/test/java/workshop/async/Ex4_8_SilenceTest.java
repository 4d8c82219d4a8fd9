package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("4.8 Silence")
class Ex4_8_SilenceTest {

    private static final Duration LIMIT = Duration.ofMillis(600);

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    private static void ping(AsyncConnection connection) {
        connection.send(FRAMES.encode(UTF_8.encode("ping")));
    }

    @Test
    @DisplayName("a peer that answers nothing is asked, and then closed; not before its time")
    void silent() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (Loopback loopback = Loopback.open()) {
            Peer silent = loopback.connect();
            AsyncConnection connection = loopback.serve(silent);
            long lastWords = System.nanoTime();
            silent.say("last words");
            connection.closeWhenSilent(LIMIT, () -> ping(connection), timer);
            Inbox inbox = new Inbox();
            inbox.receiveFrom(connection);
            assertThat(inbox.next("a frame")).as("a frame").isEqualTo("last words");
            assertThat(silent.hear("a ping, when half of the time is over"))
                    .as("the nudge")
                    .isEqualTo("ping");

            Throwable reason = failureOf("a silent connection to be closed", connection.closed());
            Duration lasted = Duration.ofNanos(System.nanoTime() - lastWords);
            assertThat(reason)
                    .as("why a connection was closed whose peer was silent")
                    .isInstanceOf(SilentPeerException.class)
                    .hasMessageContaining(connection.peer().toString());
            assertThat(lasted).as("how long it was left open in silence").isGreaterThanOrEqualTo(LIMIT);
            silent.hearEnd("the end of a connection after too much silence");
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    @DisplayName("a peer that answers is kept, however long")
    void keepsAnswering() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            // Where this machine is too busy for the peer to answer in time, it is right to close, and nothing is
            // shown.
            boolean shown = false;
            for (int attempt = 1; attempt <= 3 && !shown; attempt++) {
                shown = answers(timer);
            }
            assertThat(shown)
                    .as("a peer was asked in time to answer, and was kept")
                    .isTrue();
        } finally {
            timer.shutdownNow();
        }
    }

    /** False if the peer had not answered for the whole limit when it was closed. */
    private static boolean answers(ScheduledExecutorService timer) throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer alive = loopback.connect();
            AsyncConnection connection = loopback.serve(alive);
            connection.closeWhenSilent(LIMIT, () -> ping(connection), timer);
            new Inbox().receiveFrom(connection);

            long start = System.nanoTime();
            long lastAnswer = start;
            while (lastAnswer - start < 2.5 * LIMIT.toNanos()) {
                try {
                    assertThat(alive.hear("a ping, by a peer that answered every one"))
                            .as("the nudge")
                            .isEqualTo("ping");
                    alive.say("pong");
                } catch (AssertionError closed) {
                    if (System.nanoTime() - lastAnswer < LIMIT.toNanos()) {
                        throw closed;
                    }
                    return false;
                }
                lastAnswer = System.nanoTime();
            }
            assertThat(connection.isOpen()).as("the connection is open").isTrue();
            return true;
        }
    }
}
