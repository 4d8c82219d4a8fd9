package workshop.board;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import judge.BoardReport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import workshop.board.Guides.Topic;
import workshop.browser.Browser;

/** Makes the picture of the page. The name keeps it out of the build: {@code .ci/pictures} runs it. */
@DisplayName("the picture of the class board's page")
class BoardPictures {

    private static final Path FILE = Path.of(System.getProperty("workshop"), "docs", "board", "page.png");

    /** How many exercises each learner has passed. */
    private static final Map<String, Integer> CLASS = new TreeMap<>(Map.of(
            "Ada", 18, "Bob", 18, "Chen", 20, "Dana", 17, "Emre", 18, "Fatima", 19, "Goran", 18, "Hana", 16, "Ines", 21,
            "Jamal", 18));

    private final Guides guides = Guides.read();
    private Instant now = Instant.parse("2026-01-01T09:00:00Z");
    private final Room room = new Room(guides, () -> now);

    @Test
    @DisplayName("a class that is in the middle of step 3")
    void page() throws Exception {
        for (Map.Entry<String, Integer> each : CLASS.entrySet()) {
            learn(each.getKey(), each.getValue());
        }
        now = now.plus(Duration.ofMinutes(9));
        try (Page page = Page.start(0, room::view);
                Browser browser = Browser.start(1280, 600)) {
            browser.driver().get(BoardPageTest.url(page));
            browser.await(
                    "all rows",
                    driver -> driver.findElements(By.cssSelector("tbody tr")).size() == CLASS.size());
            browser.screenshot(FILE);
        }
    }

    /** Passes so many exercises, and then fails. The next learner is some minutes later. */
    private void learn(String name, int passed) throws Exception {
        Learner learner = room.arrive(report(name, guides.topics().getFirst(), true), name);
        for (Topic topic : guides.topics().subList(1, passed)) {
            room.note(learner, report(name, topic, true));
        }
        room.note(learner, report(name, guides.topics().get(passed), false));
        now = now.plus(Duration.ofMinutes(3));
    }

    private BoardReport report(String name, Topic topic, boolean passes) {
        String row = guides.rows().stream()
                .filter(each -> !passes && each.exercise().equals(topic.exercise()))
                .findFirst()
                .map(BoardReport::firstWords)
                .orElse("");
        return new BoardReport(name.hashCode(), name, topic.exercise(), passes, row);
    }
}
