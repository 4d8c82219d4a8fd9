package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
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

    /** Less than half of what a wait may grow to. */
    private static final Duration LONG = Duration.ofMillis(50);

    @Test
    @DisplayName("the wait has a limit, however often accept has failed")
    void capped() throws Exception {
        AcceptLoop.backOff(tooManyOpenFiles(), 1);
        Map<Integer, CompletableFuture<Duration>> waits = new TreeMap<>();
        // A shift that goes too far comes out negative here and there, so no number is left out.
        IntStream.rangeClosed(1, 130).forEach(inARow -> waits.put(inARow, waiting(inARow)));
        waits.put(1_000_000, waiting(1_000_000));
        long deadline = System.nanoTime() + Waiting.LIMIT.toNanos();
        for (int inARow : waits.keySet()) {
            waitingFor(
                    "backOff to return after " + inARow + " failures in a row",
                    () -> waits.get(inARow).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
        }
    }

    /** How long a wait takes, measured on a thread of its own. */
    private static CompletableFuture<Duration> waiting(int inARow) {
        return CompletableFuture.supplyAsync(() -> measured(inARow), Thread::startVirtualThread);
    }

    private static Duration measured(int inARow) {
        long before = System.nanoTime();
        AcceptLoop.backOff(tooManyOpenFiles(), inARow);
        return Duration.ofNanos(System.nanoTime() - before);
    }

    @Test
    @DisplayName("the wait grows, from a few milliseconds to what lets others run")
    void grows() throws Exception {
        // A wait may take longer than it was meant to, on a busy machine, but never shorter: the shortest tells.
        Duration after100 = shorter(after100(), after100());
        Duration after1 = measured(1);
        for (int i = 1; i < TRIES && after1.multipliedBy(2).compareTo(after100) > 0; i++) {
            after1 = shorter(after1, measured(1));
        }
        assertThat(after100)
                .overridingErrorMessage(
                        "backOff waited %d ms after the first failure, and %d ms after 100 in a row: "
                                + "it should begin with a few milliseconds, and grow",
                        after1.toMillis(), after100.toMillis())
                .isGreaterThanOrEqualTo(LONG)
                .isGreaterThanOrEqualTo(after1.multipliedBy(2));
    }

    private static Duration after100() throws Exception {
        return waitingFor(
                "backOff to return after 100 failures in a row",
                () -> waiting(100).get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
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
    @DisplayName("too many open files, twice over: it neither ends nor spins, and serves again")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no limit on open files that a test could lower")
    @Timeout(30)
    void outOfDescriptors() throws Exception {
        AcceptLoop.backOff(tooManyOpenFiles(), 1);
        try (FewDescriptorsProcess server = FewDescriptorsProcess.start(EchoServerMain.class, AcceptLoop.class)) {
            try (Socket client = Loopback.connect(server.port())) {
                Loopback.assertEcho(client, "hello", "the first client, for which the process loads the rest");
            }
            for (String time : new String[] {"the first time", "the second time"}) {
                List<Socket> clients = new ArrayList<>();
                try {
                    connectUntilOneIsNotServed(server, clients);
                    assertRunsQuietly(server, time);
                } finally {
                    for (Socket client : clients) {
                        client.close();
                    }
                }
                try (Socket client = Loopback.connect(server.port())) {
                    Loopback.assertEcho(client, "hello", "a client, after " + time + " that files ran out");
                }
            }
        }
    }

    /** Each client is one open file more for the server. */
    private static void connectUntilOneIsNotServed(FewDescriptorsProcess server, List<Socket> clients)
            throws Exception {
        boolean served = true;
        while (served) {
            assertThat(clients.size())
                    .as("clients served by a process that may open %d files", FewDescriptorsProcess.DESCRIPTORS)
                    .isLessThan(FewDescriptorsProcess.DESCRIPTORS);
            Socket client = Loopback.connect(server.port());
            clients.add(client);
            served = isServed(client);
        }
    }

    private static boolean isServed(Socket client) throws IOException {
        client.setSoTimeout(300);
        try {
            Loopback.send(client, '!');
            return client.getInputStream().read() == '!';
        } catch (SocketTimeoutException | SocketException e) {
            return false;
        }
    }

    private static void assertRunsQuietly(FewDescriptorsProcess server, String time) throws Exception {
        double cpuTime = server.leastCpuTime();
        assertThat(server.end())
                .as("what ended the accept loop, %s that accept failed with \"too many open files\"", time)
                .isNull();
        assertThat(cpuTime)
                .overridingErrorMessage(
                        "with no file left to open, %s, the accept loop took %.0f %% of the CPU time of a thread that "
                                + "never waits: it spins, where it should wait between two tries",
                        time, cpuTime * 100)
                .isLessThanOrEqualTo(FewDescriptorsProcess.QUIET);
    }

    @Test
    @DisplayName("clients that reset before they are accepted do no harm")
    void resetInTheQueue() throws Exception {
        try (ServerSocketChannel listener = Loopback.listen()) {
            int port = listener.socket().getLocalPort();
            for (int i = 0; i < 5; i++) {
                Loopback.reset(Loopback.connect(port));
            }
            try (Loop loop = Loop.on(listener, new EchoHandler().guarded());
                    Socket client = Loopback.connect(loop.port())) {
                Loopback.assertEcho(client, "hello", "a client that comes after five that were reset in the queue");
            }
        }
    }
}
