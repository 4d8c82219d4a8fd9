package workshop.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that people write, with places that the command fills. A place begins and ends with a line of its own, which
 * a reader of the page does not see:
 *
 * <pre>
 *   &lt;!-- measured: echo --&gt;
 *   the figures that were measured last
 *   &lt;!-- end --&gt;
 * </pre>
 */
final class Page {

    private String text;

    private Page(String text) {
        this.text = text;
    }

    static Page read(Path file) throws IOException {
        return new Page(Files.readString(file));
    }

    /**
     * Replaces the content of a place.
     *
     * @throws IllegalStateException if the page has no such place
     */
    void fill(String place, String content) {
        Matcher matcher = Pattern.compile(
                        "(<!-- measured: " + Pattern.quote(place) + " -->\\R).*?(<!-- end -->)", Pattern.DOTALL)
                .matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("the page has no place for \"" + place + '"');
        }
        text = matcher.replaceFirst("$1\n" + Matcher.quoteReplacement(content.strip()) + "\n\n$2");
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }
}
