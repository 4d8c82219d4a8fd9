package workshop.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import judge.Exercise;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
    @DisplayName("is not made if nobody has finished an exercise")
    void empty() throws Exception {
        Times times = times();
        times.write(List.of());

        assertThat(times.file()).doesNotExist();
    }
}
