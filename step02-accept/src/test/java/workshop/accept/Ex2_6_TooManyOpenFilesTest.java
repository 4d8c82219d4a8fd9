package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workshop.FewDescriptorsProcess;
import workshop.Waiting;

@DisplayName("2.6 A failing accept does not end the loop: too many open files")
class Ex2_6_TooManyOpenFilesTest {

    @Test
    @DisplayName("after too many open files, twice: the loop neither ends nor spins, and serves clients again")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no limit on open files that a test could lower")
    @Timeout(45)
    void outOfDescriptors() throws Exception {
        AcceptLoop.backOff(new IOException("a rehearsal"), 1);
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
