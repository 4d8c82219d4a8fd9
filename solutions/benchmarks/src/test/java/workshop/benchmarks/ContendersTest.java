package workshop.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import workshop.benchmarks.Chapter.Workload;

/** Each contender works. A few milliseconds are too short for a measurement, and long enough to see that. */
class ContendersTest {

    private static final int MILLIS = 20;

    @ParameterizedTest
    @EnumSource(value = Chapter.class, mode = EnumSource.Mode.EXCLUDE, names = "IDLE")
    void eachContenderWorks(Chapter chapter) throws IOException, InterruptedException {
        assumeTrue(chapter.skipReason().isEmpty(), "no nats-server is installed here");
        int size = chapter == Chapter.ECHO ? 4 : 16;

        try (Arena arena = new LoadedArena(new Workload(chapter, size), MILLIS)) {
            for (Contender contender : chapter.contenders) {
                // Twice: after a pause it goes on.
                for (int window = 0; window < 2; window++) {
                    assertThat(arena.window(contender)[0])
                            .as("thousand units a second of %s in window %d", contender, window)
                            .isPositive();
                }
            }
        }
    }

    @Test
    void anIdleConnectionTakesHeap() throws IOException, InterruptedException {
        assertThat(Arena.of(new Workload(Chapter.IDLE, 500), 0).window(Contender.ECHO_SELECTOR)[0])
                .isPositive();
    }
}
