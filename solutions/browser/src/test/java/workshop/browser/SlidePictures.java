package workshop.browser;

import cli.SlidesPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import judge.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Makes the pictures of docs/slides/README.md. The name keeps it out of the build: {@code .ci/pictures} runs it. */
@DisplayName("the pictures of the slides")
@Timeout(120)
class SlidePictures {

    private static final Path WORKSHOP = Path.of(System.getProperty("workshop"));
    private static final Path FOLDER = WORKSHOP.resolve("docs/slides");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("a slide with a diagram, and the presenter view of it")
    void pictures() throws IOException {
        Path slides = folder.resolve("slides.html");
        Files.writeString(slides, SlidesPage.of(WORKSHOP, List.of(Step.all().getFirst())));
        try (Browser browser = Browser.start(800, 450)) {
            take(browser, slides.toUri() + "#1-4", "slide.png");
            browser.resize(1000, 420);
            // Without its clock, the picture would differ each time.
            browser.driver().get("about:blank");
            take(browser, slides.toUri() + "?presenter#1-4", "presenter.png");
        }
    }

    private static void take(Browser browser, String address, String name) {
        browser.driver().get(address);
        browser.await(
                "the slide",
                driver -> driver.findElement(By.cssSelector(".current img")).isDisplayed());
        browser.driver().executeScript("""
                        document.getElementById('clock').textContent = '9:05';
                        document.getElementById('elapsed').textContent = '4:30';
                        """);
        browser.screenshot(FOLDER.resolve(name));
    }
}
