package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workshop.FewDescriptorsProcess;
import workshop.Waiting;

@DisplayName("2.6 A failing accept does not end the loop")
class Ex2_6_BackOffTest {

    private static final int TRIES = 5;

    /** Less than half of the maximum wait. */
    private static final Duration LONG_WAIT = Duration.ofMillis(50);

    @Test
    @DisplayName("the wait has a maximum, even after a million failures")
    void capped() throws Exception {
        AcceptLoop.backOff(tooManyOpenFiles(), 1);
        Map<Integer, CompletableFuture<Duration>> waits = new TreeMap<>();
        // A shift by too many bits is negative for some numbers only, so this tries them all.
        IntStream.rangeClosed(1, 130).forEach(failures -> waits.put(failures, waiting(failures)));
        waits.put(1_000_000, waiting(1_000_000));
        long deadline = System.nanoTime() + Waiting.LIMIT.toNanos();
        for (int failures : waits.keySet()) {
            waitingFor(
                    "backOff to return after " + failures + " consecutive failures",
                    () -> waits.get(failures).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
        }
    }

    /** How long a wait takes, measured on a thread of its own. */
    private static CompletableFuture<Duration> waiting(int failures) {
        return CompletableFuture.supplyAsync(() -> measured(failures), Thread::startVirtualThread);
    }

    private static Duration measured(int failures) {
        long before = System.nanoTime();
        AcceptLoop.backOff(tooManyOpenFiles(), failures);
        return Duration.ofNanos(System.nanoTime() - before);
    }

    @Test
    @DisplayName("the wait grows, from a few milliseconds to a length that leaves the CPU to others")
    void grows() throws Exception {
        // On a busy machine a wait may take longer than intended, but never shorter. So the shortest counts.
        CompletableFuture<Duration> sideBySide = waiting(100);
        Duration after100 = shorter(after100(waiting(100)), after100(sideBySide));
        Duration after1 = measured(1);
        for (int i = 1; i < TRIES && after1.multipliedBy(2).compareTo(after100) > 0; i++) {
            after1 = shorter(after1, measured(1));
        }
        assertThat(after100)
                .overridingErrorMessage(
                        "backOff waited %d ms after the first failure, and %d ms after 100 consecutive failures: "
                                + "it should start with a few milliseconds, and grow",
                        after1.toMillis(), after100.toMillis())
                .isGreaterThanOrEqualTo(LONG_WAIT)
                .isGreaterThanOrEqualTo(after1.multipliedBy(2));
    }

    private static Duration after100(CompletableFuture<Duration> waiting) throws Exception {
        return waitingFor(
                "backOff to return after 100 consecutive failures",
                () -> waiting.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Test
    @DisplayName("an interrupt ends the wait, and the thread stays interrupted")
    void interrupted() throws Exception {
        CompletableFuture<Boolean> wait = CompletableFuture.supplyAsync(
                () -> {
                    Thread.currentThread().interrupt();
                    AcceptLoop.backOff(tooManyOpenFiles(), 100);
                    return Thread.interrupted();
                },
                Thread::startVirtualThread);
        boolean interrupted = waitingFor(
                "backOff to return on a thread that is interrupted",
                () -> wait.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        assertThat(interrupted)
                .as("the thread is still interrupted, after an interrupt has ended the wait")
                .isTrue();
    }

    private static IOException tooManyOpenFiles() {
        return new IOException("Too many open files");
    }

    @Test
    @DisplayName("after too many open files, twice: the loop neither ends nor spins, and serves clients again")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no limit on open files that a test could lower")
    @Timeout(30)
    void outOfDescriptors() throws Exception {
        AcceptLoop.backOff(tooManyOpenFiles(), 1);
        try (FewDescriptorsProcess server = FewDescriptorsProcess.start(EchoServerMain.class, AcceptLoop.class)) {
            try (Socket client = Loopback.connect(server.port())) {
                Loopback.assertEcho(client, "hello", "the first client, for which the process loads the rest");
            }
            for (int round = 1; round <= 2; round++) {
                List<Socket> clients = new ArrayList<>();
                try {
                    connectUntilOutOfDescriptors(server, clients);
                    assertBacksOff(server, round);
                } finally {
                    for (Socket client : clients) {
                        client.close();
                    }
                }
                assertServesAgain(server, round);
            }
        }
    }

    /** Each client takes one descriptor of the server, so more clients connect than it has descriptors. */
    private static void connectUntilOutOfDescriptors(FewDescriptorsProcess server, List<Socket> clients)
            throws Exception {
        try {
            for (int i = 0; i < FewDescriptorsProcess.DESCRIPTORS; i++) {
                Socket client = new Socket();
                clients.add(client);
                client.connect(Loopback.at(server.port()), (int) Waiting.LIMIT.toMillis());
            }
        } catch (ConnectException ended) {
            // The accept loop has ended, and its process too. That is asserted next, with the reason.
        }
        Loopback.waitUntil("the server to accept clients until it is out of descriptors", server::isOutOfDescriptors);
    }

    private static void assertBacksOff(FewDescriptorsProcess server, int round) throws Exception {
        double cpuTime = server.leastCpuTime();
        assertRuns(server, round);
        assertThat(cpuTime)
                .overridingErrorMessage(
                        "in round %d of \"too many open files\", the accept loop used %.0f %% of the CPU time of a thread that "
                                + "never waits: it spins, but should wait between two tries",
                        round, cpuTime * 100)
                .isLessThanOrEqualTo(FewDescriptorsProcess.QUIET);
    }

    private static void assertServesAgain(FewDescriptorsProcess server, int round) throws Exception {
        try (Socket client = Loopback.connect(server.port())) {
            Loopback.assertEcho(client, "hello", "a client, after round " + round + " of \"too many open files\"");
        } catch (AssertionError e) {
            assertRuns(server, round);
            throw e;
        }
    }

    private static void assertRuns(FewDescriptorsProcess server, int round) throws Exception {
        // If the process has ended, the end is known when a question has got no answer.
        server.ask('?');
        assertThat(server.end())
                .as("the end of the accept loop, in round %d of \"too many open files\"", round)
                .isNull();
    }

    @Test
    @DisplayName("clients that reset their connection before it is accepted do no harm")
    void resetInTheQueue() throws Exception {
        try (ServerSocketChannel listener = Loopback.listen()) {
            int port = listener.socket().getLocalPort();
            for (int i = 0; i < 5; i++) {
                Loopback.reset(Loopback.connect(port));
            }
            try (Loop loop = Loop.on(listener, new EchoHandler().guarded());
                    Socket client = Loopback.connect(loop.port())) {
                Loopback.assertEcho(client, "hello", "a client after five that were reset in the accept queue");
            }
        }
    }
}
