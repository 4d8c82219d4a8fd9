package workshop.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import judge.Exercise;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workshop.board.Guides.Topic;

@DisplayName("the file of the times")
class TimesTest {

    private static final Topic TOPIC =
            new Topic(new Exercise(1, 1), "1.1 Ports", 5, "docs/step01-listen.md", Optional.empty());

    @TempDir
    private Path folder;

    private Times times() {
        return new Times(folder.resolve("board"), LocalDateTime.of(2026, 1, 2, 9, 30));
    }

    @Test
    @DisplayName("has the median beside the minutes of the guide, and no names")
    void csv() throws Exception {
        Times times = times();
        times.write(List.of(Times.Line.of(TOPIC, List.of(Duration.ofMinutes(1)))));
        times.write(List.of(
                Times.Line.of(TOPIC, List.of(Duration.ofMinutes(9), Duration.ofSeconds(90), Duration.ofMinutes(4)))));

        assertThat(times.file()).hasFileName("times-2026-01-02-093000.csv");
        assertThat(Files.readAllLines(times.file()))
                .containsExactly("exercise,learners,median minutes,minutes of the guide", "1.1,3,4.0,5");
        assertThat(Files.list(times.file().getParent())).hasSize(1);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there, a file that is being read cannot be replaced")
    @DisplayName("is whole for each reader, also while two threads write it")
    void whole() throws Exception {
        Times times = times();
        List<Times.Line> lines = Collections.nCopies(100, Times.Line.of(TOPIC, List.of(Duration.ofMinutes(1))));
        times.write(lines);
        String text = Files.readString(times.file());
        try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
            Callable<Void> write = () -> {
                for (int i = 0; i < 300; i++) {
                    times.write(lines);
                }
                return null;
            };
            List<Future<Void>> written = List.of(writers.submit(write), writers.submit(write));
            while (written.stream().anyMatch(each -> !each.isDone())) {
                assertThat(Files.readString(times.file())).isEqualTo(text);
            }
            for (Future<Void> each : written) {
                each.get();
            }
        }
    }

    @Test
    @DisplayName("is not made if nobody has finished an exercise")
    void empty() throws Exception {
        Times times = times();
        times.write(List.of());

        assertThat(times.file()).doesNotExist();
    }
}
