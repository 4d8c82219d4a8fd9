package workshop.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import judge.BoardReport;
import judge.Exercise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.board.RoomView.Row;

@DisplayName("the server of the board")
class BoardServerTest {

    private static final int MAX_CONNECTIONS = 3;

    private static final int REPORTS_IN_A_WRITE = 1000;

    static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final Room room = new Room(Guides.read(), InstantSource.system());
    private BoardServer server;

    @BeforeEach
    void start() throws IOException {
        server = BoardServer.start(ANY_PORT, room, MAX_CONNECTIONS);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static BoardReport report(String name) {
        return new BoardReport(name.hashCode(), name, new Exercise(1, 1), false, "");
    }

    private void awaitRows(String... names) {
        await().untilAsserted(() ->
                assertThat(room.view().rows()).extracting(Row::name).containsExactly(names));
    }

    @Test
    @DisplayName("shows who has sent a report, and that the learner is away when the connection has ended")
    void comesAndGoes() throws Exception {
        try (var ada = new Participant(server.port())) {
            ada.send(report("ada"));
            awaitRows("ada");
            assertThat(room.view().here()).isEqualTo(1);
        }
        await().until(() -> room.view().here() == 0);
        awaitRows("ada");
    }

    @Test
    @DisplayName("takes reports in any pieces")
    void pieces() throws Exception {
        try (var ada = new Participant(server.port())) {
            for (byte each : Participant.frame(report("ada").encode())) {
                ada.send(new byte[] {each});
            }
            awaitRows("ada");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ffffffff", "7fffffff", "00000401", "00000000", "00000001ff", "474554202f"})
    @DisplayName("closes a connection with garbage, and no other")
    void garbage(String hex) throws Exception {
        try (var ada = new Participant(server.port());
                var mallory = new Participant(server.port())) {
            ada.send(report("ada"));
            mallory.send(HexFormat.of().parseHex(hex));
            assertThat(mallory.rest()).isEmpty();
            ada.send(report("ada"));
            await().until(() -> room.view().reports() == 2);
            awaitRows("ada");
        }
    }

    @Test
    @DisplayName("closes a connection that changes its name")
    void otherName() throws Exception {
        try (var mallory = new Participant(server.port())) {
            mallory.send(report("mallory"));
            mallory.send(report("ada"));
            assertThat(mallory.rest()).isEmpty();
        }
        awaitRows("mallory");
    }

    @Test
    @DisplayName("tells one client too many that it is full; when somebody leaves, there is a place again")
    void full() throws Exception {
        try (var first = new Participant(server.port());
                var second = new Participant(server.port());
                var third = new Participant(server.port())) {
            await().until(() -> server.connections() == MAX_CONNECTIONS);
            try (var oneMore = new Participant(server.port())) {
                assertThat(oneMore.rest()).contains("The class board is full: 3 connections.");
            }
            assertThat(server.refusals()).isEqualTo(1);
            first.send(report("ada"));
            awaitRows("ada");
            third.send(report("eve"));
            awaitRows("ada", "eve");
            second.hangUp();
            await().until(() -> server.connections() < MAX_CONNECTIONS);
            try (var next = new Participant(server.port())) {
                next.send(report("bob"));
                awaitRows("ada", "bob", "eve");
            }
        }
    }

    @Test
    @DisplayName("shows the reports of others while as many clients as it has threads send without a pause")
    void flood() throws Exception {
        var adaIsShown = new AtomicBoolean();
        try (var ada = new Participant(server.port());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> floods = Stream.of("bob", "eve")
                    .map(name -> threads.submit(() -> flood(name, adaIsShown)))
                    .toList();
            try {
                assertThat(floods).hasSize(BoardServer.THREADS);
                awaitRows("bob", "eve");
                ada.send(report("ada"));
                awaitRows("ada", "bob", "eve");
            } finally {
                adaIsShown.set(true);
            }
            long sent = floods.getFirst().get() + floods.getLast().get() + 1;
            // The kernel's buffers have room for thousands of reports.
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(room.view().reports()).isEqualTo(sent));
        }
    }

    private long flood(String name, AtomicBoolean end) throws IOException {
        byte[] one = Participant.frame(report(name).encode());
        ByteBuffer many = ByteBuffer.allocate(REPORTS_IN_A_WRITE * one.length);
        while (many.hasRemaining()) {
            many.put(one);
        }
        long sent = 0;
        try (var client = new Participant(server.port())) {
            while (!end.get()) {
                client.send(many.array());
                sent += REPORTS_IN_A_WRITE;
            }
        }
        return sent;
    }

    @Test
    @DisplayName("names the address on which it cannot listen")
    void portInUse() throws Exception {
        var inUse = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());

        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> BoardServer.start(inUse, room))
                .withMessageContaining(BoardCommand.text(inUse));
    }

    @Test
    @DisplayName("closes all connections at its end")
    void close() throws Exception {
        try (var ada = new Participant(server.port())) {
            ada.send(report("ada"));
            awaitRows("ada");
            server.close();
            assertThat(ada.rest()).isEmpty();
        }
    }
}
