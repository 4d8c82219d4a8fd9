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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workshop.Waiting;

@DisplayName("2.6 A failing accept does not end the loop")
class Ex2_6_BackOffTest {

    private static final Duration WINDOW = Duration.ofMillis(400);
    private static final int WINDOWS = 6;

    /** Of one core. A loop that spins takes all that it can get; one that backs off, next to nothing. */
    private static final double QUIET = 0.05;

    @Test
    @DisplayName("the wait has a limit, however often accept has failed")
    void capped() throws Exception {
        AcceptLoop.backOff(tooManyOpenFiles(), 1);
        Map<Integer, CompletableFuture<Void>> waits = new TreeMap<>();
        for (int inARow : new int[] {10, 33, 65, 1_000_000}) {
            Runnable wait = () -> AcceptLoop.backOff(tooManyOpenFiles(), inARow);
            waits.put(inARow, CompletableFuture.runAsync(wait, Thread::startVirtualThread));
        }
        for (int inARow : waits.keySet()) {
            waitingFor(
                    "backOff to return after " + inARow + " failures in a row",
                    () -> waits.get(inARow).get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        }
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
        try (LimitedServer server = LimitedServer.start()) {
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
    private static void connectUntilOneIsNotServed(LimitedServer server, List<Socket> clients) throws Exception {
        boolean served = true;
        while (served) {
            assertThat(clients.size())
                    .as("clients served by a process that may open %d files", LimitedServer.DESCRIPTORS)
                    .isLessThan(LimitedServer.DESCRIPTORS);
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

    private static void assertRunsQuietly(LimitedServer server, String time) throws Exception {
        double use = 1;
        for (int i = 0; i < WINDOWS && use > QUIET; i++) {
            use = Math.min(use, server.coreUse(WINDOW));
        }
        assertThat(server.end())
                .as("what ended the accept loop, %s that accept failed with \"too many open files\"", time)
                .isNull();
        assertThat(use)
                .overridingErrorMessage(
                        "with no file left to open, %s, the accept loop used %.0f %% of a core at its quietest: "
                                + "it spins, where it should wait between two tries",
                        time, use * 100)
                .isLessThanOrEqualTo(QUIET);
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
