package workshop.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import judge.BoardReport;
import judge.Exercise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import workshop.browser.Browser;

@DisplayName("the page of the class board, in a browser")
@Timeout(120)
class BoardPageTest {

    private static final String MARKUP = "<img src=x onerror=alert(1)>";

    private final Guides guides = Guides.read();
    private volatile Instant now = Instant.parse("2026-01-01T09:00:00Z");
    private final Room room = new Room(guides, () -> now);
    private Page page;
    private String url;
    private Browser browser;

    @BeforeEach
    void start() throws IOException {
        page = Page.start(0, room::view);
        url = url(page);
        browser = Browser.start(1280, 720);
    }

    @AfterEach
    void stop() {
        browser.close();
        page.close();
    }

    /** The browser of the tests reaches no other host than the one of this name. */
    static String url(Page page) {
        return "http://localhost:" + URI.create(page.url()).getPort() + "/";
    }

    private Learner arrive(String name, Exercise exercise, boolean passes) throws IOException {
        return room.arrive(report(name, exercise, passes), name);
    }

    /** A verdict, which names the first row of the guide if it fails. */
    private BoardReport report(String name, Exercise exercise, boolean passes) {
        String row = guides.rows().stream()
                .filter(each -> !passes && each.exercise().equals(exercise))
                .map(BoardReport::firstWords)
                .findFirst()
                .orElse("");
        return new BoardReport(name.hashCode(), name, exercise, passes, row);
    }

    private List<String> texts(String selector) {
        return browser.driver().findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    private void awaitTexts(String selector, List<String> texts) {
        browser.await(
                selector + " with the texts " + texts, driver -> texts(selector).equals(texts));
    }

    @Test
    @DisplayName("shows who is where, who may want help, and the commonest mistake; and follows each change")
    void live() throws Exception {
        Learner ada = arrive("ada", new Exercise(3, 4), false);
        arrive("bob", new Exercise(3, 4), false);
        arrive("eve", new Exercise(1, 1), true);
        browser.driver().get(url);

        awaitTexts("tbody th", List.of("ada", "bob", "eve"));
        assertThat(texts(".now")).contains("3.4 0 min", "1.1 passes");
        assertThat(texts("#commonest p"))
                .satisfiesExactly(
                        count -> assertThat(count).contains("2 learners"),
                        meaning -> assertThat(meaning)
                                .isEqualTo(room.view().commonest().orElseThrow().meaning()),
                        answer -> assertThat(answer).startsWith("docs/step03-client.md, section 3.4 "));
        assertThat(texts(".current")).containsExactly("✘", "✘", "✔");

        now = now.plus(Duration.ofHours(2));
        awaitTexts(".help", List.of("help?", "help?"));
        room.note(ada, report("ada", new Exercise(3, 4), true));
        awaitTexts(".current", List.of("✔", "✘", "✔"));
        room.leave(ada, "ada");
        awaitTexts("tr.away th", List.of("ada"));
        assertHarmless();
    }

    @Test
    @DisplayName("shows markup in a name as text")
    void markup() throws Exception {
        arrive(MARKUP, new Exercise(1, 1), false);
        browser.driver().get(url);

        awaitTexts("tbody th", List.of(MARKUP));
        assertThat(browser.driver().findElements(By.tagName("img"))).isEmpty();
        assertHarmless();
    }

    @Test
    @DisplayName("shows forty learners without a scroll bar at the side, and says so when the board has ended")
    void full() throws Exception {
        for (int i = 10; i < 50; i++) {
            arrive("learner " + i, guides.topics().get(i % 43).exercise(), i % 3 == 0);
        }
        browser.driver().get(url);
        browser.await("forty rows", driver -> texts("tbody th").size() == 40);
        assertThat(browser.driver().executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                .as("the page is not wider than the window")
                .isEqualTo(true);
        assertHarmless();

        page.close();
        browser.await("the note", driver -> texts("#state").equals(List.of("The board does not answer.")));
    }

    /** No error in the console, and no request but to the board. */
    private void assertHarmless() {
        assertThat(browser.errors()).isEmpty();
        assertThat(browser.requests())
                .isNotEmpty()
                .allMatch(request -> request.startsWith(url) || request.equals("data:,"));
    }
}
