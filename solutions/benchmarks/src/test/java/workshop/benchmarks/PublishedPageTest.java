package workshop.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The published page has the words that the next run prints. */
class PublishedPageTest {

    private String page;

    @BeforeEach
    void readPage() throws IOException {
        page = Files.readString(Path.of("..", "..", "docs", "benchmarks.md"));
    }

    @Test
    void itHasEachClaim() {
        for (Claim claim : Claim.all()) {
            assertThat(page).contains("| " + claim.sentence() + " | ").contains(" | " + claim.goal() + " | ");
        }
    }

    @Test
    void itHasEachHeading() {
        for (Chapter chapter : Chapter.values()) {
            assertThat(page).contains(" | relative to " + chapter.baseline().label() + " | ");
            for (Metric metric : chapter.metrics()) {
                assertThat(page).contains(" | " + chapter.label(metric) + " |");
            }
        }
    }
}
