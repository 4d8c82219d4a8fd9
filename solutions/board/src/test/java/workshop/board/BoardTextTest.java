package workshop.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import judge.BoardReport;
import judge.Exercise;
import judge.GuideRow;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the board in a terminal")
class BoardTextTest {

    private final Guides guides = Guides.read();
    private Instant now = Instant.parse("2026-01-01T09:00:00Z");
    private final Room room = new Room(guides, () -> now);

    private List<String> lines(int maxLines) {
        return lines(maxLines, Integer.MAX_VALUE);
    }

    private List<String> lines(int maxLines, int columns) {
        return BoardText.lines(room.view(), maxLines, columns).stream()
                .map(AttributedString::toString)
                .map(String::stripTrailing)
                .toList();
    }

    @Test
    @DisplayName("has the commonest mistake and its answer, the progress, and a line for each learner")
    void lines() throws Exception {
        GuideRow row = guides.rows().stream()
                .filter(each -> each.exercise().equals(new Exercise(3, 4)))
                .findFirst()
                .orElseThrow();
        room.arrive(new BoardReport(1, "ada", row.exercise(), false, BoardReport.firstWords(row)), "1");
        Learner wide = room.arrive(new BoardReport(2, "李", new Exercise(3, 1), true, ""), "2");
        room.leave(wide, "2");
        now = now.plus(Duration.ofHours(1));

        assertThat(lines(100))
                .contains(
                        "2 learners, 1 of them here",
                        "The commonest mistake now (1 learner):",
                        "step 3 passed by   3.1: 1 of 1   3.4: 0 of 1")
                .anyMatch(line -> line.startsWith("  docs/step03-client.md, section 3.4 "))
                .anyMatch(line -> line.matches("ada   3\\.4 [✘x]   60 min  help\\?  [·.]{3}[✘x][·.]{4}"))
                .anyMatch(line -> line.matches("李    3\\.1 [✔+]           away   [✔+][·.]{7}"));
    }

    @Test
    @DisplayName("fits the mistake, its answer and the counts into the window, and leaves out nothing")
    void narrow() throws Exception {
        for (GuideRow row : guides.rows()) {
            room.arrive(new BoardReport(1, "ada", row.exercise(), false, BoardReport.firstWords(row)), "1");

            assertThat(lines(1000, 60)).allMatch(line -> line.length() <= 60);
            assertThat(words(lines(1000, 60))).isEqualTo(words(lines(1000)));
        }
    }

    private static List<String> words(List<String> lines) {
        return List.of(String.join(" ", lines).strip().split(" +"));
    }

    @Test
    @DisplayName("shows those first who may want help, and says how many do not fit")
    void cut() throws Exception {
        room.arrive(new BoardReport(1, "zoe", new Exercise(1, 1), false, ""), "1");
        now = now.plus(Duration.ofHours(1));
        for (int i = 10; i < 30; i++) {
            room.arrive(new BoardReport(i, "learner " + i, new Exercise(1, 1), false, ""), i);
        }

        List<String> lines = lines(10);
        assertThat(lines).hasSize(10);
        assertThat(lines.get(4)).startsWith("zoe ");
        assertThat(lines.getLast()).isEqualTo("and 16 more, whom the page shows");
    }
}
