package workshop.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cli.SlidesPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import judge.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** What {@code ./workshop slides} makes, in a real browser, from a file. */
@DisplayName("the slides")
@Timeout(300)
class SlidesTest {

    private static final Path WORKSHOP = Path.of(System.getProperty("workshop"));

    /** The elements of the current slide that are not wholly in its content, or whose own content is not wholly in them. */
    private static final String BEYOND = """
            const box = document.querySelector('.current .content').getBoundingClientRect();
            return [...document.querySelectorAll('.current .content *')].filter(element => {
              const own = element.getBoundingClientRect();
              return own.left < box.left - 1 || own.top < box.top - 1 || own.right > box.right + 1 || own.bottom > box.bottom + 1
                || element.clientWidth && element.scrollWidth > element.clientWidth + 1;
            }).map(element => element.outerHTML.slice(0, 100));
            """;

    /** The texts that are shown, and whose contrast (WCAG 2.2) to their background is less than 4.5. */
    private static final String PALE = """
            const channels = colour => colour.match(/[\\d.]+/g).map(Number);
            const linear = value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
            const luminance = ([red, green, blue]) =>
              0.2126 * linear(red / 255) + 0.7152 * linear(green / 255) + 0.0722 * linear(blue / 255);
            const background = element => {
              const own = getComputedStyle(element).backgroundColor;
              return channels(own)[3] === 0 && element.parentElement ? background(element.parentElement) : channels(own);
            };
            return [...document.body.querySelectorAll('*')]
              .filter(element => element.getClientRects().length && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
              .filter(element => {
                const [dark, light] = [luminance(channels(getComputedStyle(element).color)), luminance(background(element))].sort();
                return (light + 0.05) / (dark + 0.05) < 4.5;
              }).map(element => element.outerHTML.slice(0, 100));
            """;

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static String address;

    @BeforeAll
    static void start() throws IOException {
        Path file = folder.resolve("slides é.html");
        Files.writeString(file, SlidesPage.of(WORKSHOP, Step.all()));
        address = file.toUri().toASCIIString();
        browser = Browser.start(1280, 720);
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void open() {
        browser.driver().get("about:blank");
        browser.resize(1280, 720);
        browser.driver().get(address);
    }

    private static String show(String id) {
        browser.driver().executeScript("location.hash = arguments[0]", id);
        return awaitSlide(id);
    }

    /** Waits for a slide, and returns its title. */
    private static String awaitSlide(String id) {
        return browser.await("slide " + id, driver -> {
            var current = driver.findElement(By.className("current"));
            return current.getDomAttribute("id").equals(id) ? current.getDomAttribute("data-title") : null;
        });
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(String script) {
        return (List<String>) browser.driver().executeScript(script);
    }

    private static List<String> ids() {
        return strings("return slides.map(slide => slide.id)");
    }

    private static void press(CharSequence... keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }

    private static Stream<String> beyond(String id) {
        String title = show(id);
        return strings(BEYOND).stream().map(element -> id + " \"" + title + "\": " + element);
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({"1280, 720", "1920, 1080", "1024, 768"})
    @DisplayName("each slide fits its page, and each page its window")
    void fits(int width, int height) {
        browser.resize(width, height);

        assertThat(ids().stream().flatMap(SlidesTest::beyond))
                .as("what is beyond its slide")
                .isEmpty();
        var page =
                browser.driver().findElement(By.cssSelector(".current .page")).getRect();
        assertThat(page.width).isCloseTo(width, within(1));
        assertThat(page.height).isCloseTo(width * 9 / 16, within(1));
        assertThat(page.y).isCloseTo((height - page.height) / 2, within(1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"too long, a line\\n\\n, 20", "too wide, xxxxxxxxxxxxxxxxxxxxxxxxx, 3"})
    @DisplayName("a slide that is too full is found")
    void tooFull(String name, String text, int times) throws IOException {
        Path slides = Files.createDirectories(folder.resolve(name + "/docs/slides"));
        String content = text.replace("\\n", "\n").repeat(times);
        Files.writeString(slides.resolve("step01.md"), "# A title\n\n" + content + "\n\nNote: nothing\n");
        Path page = Files.writeString(
                folder.resolve(name + ".html"),
                SlidesPage.of(folder.resolve(name), List.of(Step.all().getFirst())));

        browser.driver().get(page.toUri().toASCIIString());

        assertThat(beyond("1-1")).isNotEmpty();
    }

    @Test
    @DisplayName("all pictures are shown, there is no error, and no request leaves the machine")
    void selfContained() {
        try (Browser alone = Browser.start(1280, 720)) {
            alone.driver().get(address);
            alone.await(
                    "the pictures",
                    driver -> driver.executeScript("return [...document.images].every(image => image.complete)"));

            assertThat(alone.driver()
                            .executeScript("return [...document.images].filter(image => !image.naturalWidth).length"))
                    .as("pictures that are broken")
                    .isEqualTo(0L);
            assertThat(alone.errors()).isEmpty();
            assertThat(alone.requests()).containsExactly(address);
        }
    }

    @Test
    @DisplayName("keys turn the pages, and the address names the slide")
    void keys() {
        List<String> ids = ids();
        awaitSlide("1-1");
        press(Keys.ARROW_RIGHT);
        awaitSlide("1-2");
        press(" ");
        awaitSlide("1-3");
        press(Keys.PAGE_DOWN);
        awaitSlide("1-4");
        press(Keys.ARROW_LEFT);
        awaitSlide("1-3");
        press(Keys.PAGE_UP);
        awaitSlide("1-2");
        new Actions(browser.driver())
                .keyDown(Keys.SHIFT)
                .sendKeys(" ")
                .keyUp(Keys.SHIFT)
                .perform();
        awaitSlide("1-1");
        press(Keys.ARROW_LEFT);
        awaitSlide("1-1");
        press(Keys.END);
        awaitSlide(ids.getLast());
        assertThat(browser.driver().getCurrentUrl()).isEqualTo(address + "#" + ids.getLast());
        press(Keys.ARROW_RIGHT);
        awaitSlide(ids.getLast());
        press(Keys.HOME);
        awaitSlide("1-1");
        browser.driver().navigate().back();
        awaitSlide(ids.getLast());
    }

    @Test
    @DisplayName("a click turns the page: at the right to the next one, at the left back")
    void clicks() {
        var main = browser.driver().findElement(By.tagName("main"));
        new Actions(browser.driver()).moveToElement(main, 300, 0).click().perform();
        awaitSlide("1-2");
        new Actions(browser.driver()).moveToElement(main, -300, 0).click().perform();
        awaitSlide("1-1");
    }

    @Test
    @DisplayName("an address with a slide opens this slide")
    void link() {
        browser.driver().get("about:blank");
        browser.driver().get(address + "#1-3");

        awaitSlide("1-3");
    }

    @Test
    @DisplayName("? shows the keys, and Esc hides them")
    void help() {
        var help = browser.driver().findElement(By.id("help"));
        assertThat(help.isDisplayed()).isFalse();
        press("?");
        assertThat(help.isDisplayed()).isTrue();
        assertThat(help.getText()).contains("presenter view", "Home, End");
        press(Keys.ESCAPE);
        assertThat(help.isDisplayed()).isFalse();
    }

    @Test
    @DisplayName("f is full screen, and f again is not")
    void fullScreen() {
        press("f");
        browser.await("the full screen", driver -> driver.executeScript("return !!document.fullscreenElement"));
        press("f");
        browser.await("the window", driver -> driver.executeScript("return !document.fullscreenElement"));
    }

    @Test
    @DisplayName("the presenter view shows the notes, and the two windows follow each other")
    void presenter() {
        show("1-2");
        String slides = browser.driver().getWindowHandle();
        press("s");
        String presenter = browser.await(
                "the presenter view",
                driver -> driver.getWindowHandles().stream()
                        .filter(window -> !window.equals(slides))
                        .findFirst()
                        .orElse(null));
        try {
            browser.driver().switchTo().window(presenter);
            awaitSlide("1-2");
            assertPresenterShows("1-2", "1-3");

            press(Keys.ARROW_RIGHT);
            awaitSlide("1-3");
            browser.driver().switchTo().window(slides);
            awaitSlide("1-3");

            press(Keys.ARROW_RIGHT);
            awaitSlide("1-4");
            browser.driver().switchTo().window(presenter);
            awaitSlide("1-4");
            assertPresenterShows("1-4", "1-5");

            browser.driver().navigate().refresh();
            press(Keys.ARROW_RIGHT);
            awaitSlide("1-5");
            browser.driver().switchTo().window(slides);
            awaitSlide("1-5");
            browser.driver().switchTo().window(presenter);
            assertThat(strings(PALE)).as("texts that are too pale").isEmpty();
        } finally {
            browser.driver().switchTo().window(presenter).close();
            browser.driver().switchTo().window(slides);
        }
        assertThat(browser.errors()).isEmpty();
    }

    private static void assertPresenterShows(String id, String next) {
        String shown = browser.driver().findElement(By.id("notes")).getText();
        assertThat(shown).isNotBlank().isEqualToNormalizingWhitespace((String) browser.driver()
                .executeScript(
                        "return document.querySelector('[id=\"' + arguments[0] + '\"] .notes').textContent", id));
        assertThat(browser.driver().findElement(By.id("next")).getText())
                .isEqualTo(browser.driver()
                        .executeScript("return document.getElementById(arguments[0]).dataset.title", next));
        assertThat(browser.driver().findElement(By.id("clock")).getText()).matches("\\d\\d:\\d\\d");
        assertThat(browser.driver().findElement(By.id("elapsed")).getText()).matches("\\d+:\\d\\d");
    }

    @Test
    @DisplayName("the class does not see the notes; on paper, each slide stands above its notes")
    void print() {
        String shown =
                "return [...document.querySelectorAll('.notes')].filter(notes => notes.getClientRects().length).map(notes => notes.parentElement.id)";
        assertThat(strings(shown)).as("slides whose notes are shown").isEmpty();
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            assertThat(strings(shown)).as("slides whose notes are printed").isEqualTo(ids());
        } finally {
            browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    @Test
    @DisplayName("all texts have a contrast of 4.5 or more, and each deck has one title")
    void accessible() {
        assertThat(ids().stream().flatMap(id -> {
                    show(id);
                    return strings(PALE).stream();
                }))
                .as("texts that are too pale")
                .isEmpty();
        assertThat(browser.driver().findElement(By.tagName("html")).getDomAttribute("lang"))
                .isEqualTo("en");
        assertThat(browser.driver().findElements(By.tagName("h1"))).hasSameSizeAs(Step.all());
    }
}
