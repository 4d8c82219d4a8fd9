package workshop.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writePageWithTwoPlaces() throws IOException {
        file = Files.writeString(folder.resolve("page.md"), """
                before
                <!-- measured: one -->
                old
                <!-- end -->
                between
                <!-- measured: two -->
                <!-- end -->
                after
                """);
    }

    @Test
    void onlyThePlaceThatIsFilledChanges() throws IOException {
        Page page = Page.read(file);

        page.fill("one", "new: $1 \\");
        page.fill("one", "newer: $1 \\");
        page.write(file);

        assertThat(file).hasContent("""
                before
                <!-- measured: one -->

                newer: $1 \\

                <!-- end -->
                between
                <!-- measured: two -->
                <!-- end -->
                after
                """);
    }

    @Test
    void aMissingPlaceIsAnError() throws IOException {
        Page page = Page.read(file);

        assertThatIllegalStateException()
                .isThrownBy(() -> page.fill("three", "new"))
                .withMessageContaining("three");
    }
}
