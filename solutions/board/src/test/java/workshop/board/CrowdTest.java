package workshop.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import judge.BoardReport;
import judge.Exercise;
import judge.GuideRow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workshop.board.RoomView.Row;

/**
 * A room of 100 learners and a hostile client. In the build, it lasts some seconds. {@code -Dseconds=300} makes it last longer, and then it
 * prints what it has seen every ten seconds.
 */
@DisplayName("100 learners, and a hostile client among them")
class CrowdTest {

    private static final int SECONDS = Integer.getInteger("seconds", 5);

    private static final int LEARNERS = 100;

    /** They connect anew for each verdict, as ./workshop test does. */
    private static final int RESTLESS = 10;

    /** Between two verdicts of a learner. A real one needs longer. */
    private static final Duration PACE = Duration.ofMillis(100);

    private final Guides guides = Guides.read();
    private final Room room = new Room(guides, InstantSource.system());
    private final AtomicLong sent = new AtomicLong();
    private final List<Long> latencies = new ArrayList<>();
    private final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);

    private boolean goesOn() {
        return System.nanoTime() < end;
    }

    @Test
    @Timeout(900)
    @DisplayName("lose no verdict, and each verdict is soon on the board")
    void crowd() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        try (BoardServer server = BoardServer.start(BoardServerTest.ANY_PORT, room);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int port = server.port();
            var hostile = new HostileClient(port, this::goesOn);
            for (int i = 0; i < LEARNERS; i++) {
                int number = i;
                all.add(threads.submit(() -> learn(port, number)));
            }
            all.add(threads.submit(() -> hostile.run()));
            all.add(threads.submit(() -> probe(port)));
            watch(server, hostile);
            for (Future<?> each : all) {
                each.get(30, TimeUnit.SECONDS);
            }
            await().untilAsserted(() -> assertThat(room.view().reports())
                    .as("the verdicts that arrived")
                    .isEqualTo(sent.get()));
            assertThat(room.view().rows())
                    .extracting(Row::name)
                    .hasSize(LEARNERS + 1)
                    .allMatch(name -> name.matches("learner \\d+|probe"));
            assertThat(hostile.attacks()).isPositive();
            await().until(() -> server.connections() == 0);
            print(server, hostile);
        }
    }

    private Void learn(int port, int number) throws Exception {
        Participant connection = new Participant(port);
        for (int i = 0; goesOn(); i++) {
            if (number < RESTLESS && i > 0) {
                connection.close();
                connection = new Participant(port);
            }
            sent.incrementAndGet();
            connection.send(report("learner " + number, number + i));
            Thread.sleep(PACE);
        }
        connection.close();
        return null;
    }

    private BoardReport report(String name, int i) {
        GuideRow row = guides.rows().get(i % guides.rows().size());
        boolean passes = i % 3 == 0;
        return new BoardReport(
                name.hashCode(), name, row.exercise(), passes, passes ? "" : BoardReport.firstWords(row));
    }

    /** Measures the time from a verdict until the board shows it. */
    private Void probe(int port) throws Exception {
        try (var probe = new Participant(port)) {
            for (int i = 0; goesOn(); i++) {
                Exercise exercise =
                        guides.topics().get(i % guides.topics().size()).exercise();
                long begin = System.nanoTime();
                sent.incrementAndGet();
                probe.send(new BoardReport(0, "probe", exercise, true, ""));
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> room.view().rows().stream()
                                .anyMatch(row -> row.name().equals("probe")
                                        && row.exercise().equals(exercise)));
                latencies.add(System.nanoTime() - begin);
                Thread.sleep(PACE);
            }
        }
        return null;
    }

    private void watch(BoardServer server, HostileClient hostile) throws InterruptedException {
        while (goesOn()) {
            Thread.sleep(Math.min(10_000, SECONDS * 1000L));
            if (SECONDS >= 60 && goesOn()) {
                print(server, hostile);
            }
        }
    }

    private void print(BoardServer server, HostileClient hostile) {
        System.gc();
        System.out.printf(
                "heap after GC %.1f MiB, %d connections, %d attacks, %d verdicts sent, %d shown%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0,
                server.connections(),
                hostile.attacks(),
                sent.get(),
                room.view().reports());
        if (!goesOn()) {
            List<Long> sorted = latencies.stream().sorted().toList();
            System.out.printf(
                    "from a verdict to the board: median %.1f ms, 99 %% within %.1f ms, all within %.1f ms (%d measured)%n",
                    sorted.get(sorted.size() / 2) / 1e6,
                    sorted.get(sorted.size() * 99 / 100) / 1e6,
                    sorted.getLast() / 1e6,
                    sorted.size());
        }
    }
}
