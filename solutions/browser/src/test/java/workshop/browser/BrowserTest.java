package workshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The other tests of this module rely on a browser that keeps no error and no request to itself. */
@DisplayName("the browser")
@Timeout(120)
class BrowserTest {

    @TempDir
    private Path folder;

    private String page(String html) throws IOException {
        return Files.writeString(folder.resolve("page é.html"), "<!DOCTYPE html><meta charset=utf-8>" + html)
                .toUri()
                .toASCIIString();
    }

    @Test
    @DisplayName("a page without errors has none, and requests itself only")
    void harmless() throws IOException {
        try (Browser browser = Browser.start(800, 600)) {
            String page = page("<p>hello");
            browser.driver().get(page);

            assertThat(browser.errors()).isEmpty();
            assertThat(browser.requests()).containsExactly(page);
            assertThat(browser.driver().executeScript("return innerWidth + 'x' + innerHeight"))
                    .isEqualTo("800x600");
        }
    }

    @Test
    @DisplayName("an error of the console and an uncaught exception are seen")
    void errors() throws IOException {
        try (Browser browser = Browser.start(800, 600)) {
            browser.driver().get(page("<script>console.error('said so'); missing()</script>"));

            assertThat(browser.errors())
                    .satisfiesExactlyInAnyOrder(
                            console -> assertThat(console).contains("said so"),
                            exception -> assertThat(exception).contains("missing is not defined"));
        }
    }

    @Test
    @DisplayName("a request to another machine is seen, and fails")
    void request() throws IOException {
        try (Browser browser = Browser.start(800, 600)) {
            browser.driver().get(page("<img src='http://pictures.example/x.png'>"));

            assertThat(browser.requests()).contains("http://pictures.example/x.png");
            assertThat(browser.errors()).anyMatch(error -> error.contains("ERR_NAME_NOT_RESOLVED"));
        }
    }
}
