package cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.html.HtmlRenderer;

/** The HTML of a slide. It needs no other file: pictures and code are inside. */
final class SlideHtml {

    /** Code with longer lines would be too small to read at the far end of a room. */
    private static final int MAX_COLUMNS = 84;

    /** The height of the margins of a piece of code and of the file's name below it, in lines. */
    private static final int LINES_AROUND_CODE = 3;

    private static final Map<String, String> PICTURES = Map.of("svg", "image/svg+xml", "png", "image/png");

    private final Deck deck;
    private final Slide slide;
    private final HtmlRenderer renderer;

    SlideHtml(Deck deck, Slide slide) {
        this.deck = deck;
        this.slide = slide;
        this.renderer = HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .escapeHtml(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> adapt(node, attributes))
                .build();
    }

    private void adapt(Node node, Map<String, String> attributes) {
        if (node instanceof Image image) {
            attributes.put("src", inlined(image));
        }
        if (node instanceof Link link && !link.getDestination().startsWith("https://")) {
            // The other pages of the workshop are not there where the HTML is read.
            attributes.remove("href");
        }
    }

    private String inlined(Image image) {
        try {
            Path file = deck.page().resolveSibling(image.getDestination());
            String type = PICTURES.get(image.getDestination().replaceFirst(".*\\.", ""));
            if (type == null || !Files.isRegularFile(file)) {
                throw deck.wrong(slide, "there is no SVG and no PNG file " + image.getDestination());
            }
            return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The slide and its notes.
     *
     * @param number the number of the slide in its deck, from 1
     * @throws IOException if there is no such method as the slide shows
     * @throws UncheckedIOException if a picture or a file of code is missing, or cannot be read
     */
    String section(int number) throws IOException {
        return """
                <section class="slide" id="%1$s-%2$s" data-title="%3$s" tabindex="-1">
                <div class="page">
                <div class="content" style="%4$s">
                %5$s</div>
                <footer>%6$s <span>%2$s of %7$s</span></footer>
                </div>
                <div class="notes">
                %8$s</div>
                </section>
                """.formatted(
                        deck.step(),
                        number,
                        escaped(slide.title()),
                        sizeOfCode(),
                        content(),
                        escaped(deck.title()),
                        deck.slides().size(),
                        slide.notes().stream().map(renderer::render).collect(Collectors.joining()));
    }

    /** How much code the slide has, from which the style sheet takes the size of its letters. */
    private String sizeOfCode() throws IOException {
        int columns = 1;
        int lines = 0;
        for (CodeReference reference : slide.code()) {
            List<String> code = lines(reference);
            columns = Math.max(
                    columns, code.stream().mapToInt(String::length).max().orElse(0));
            lines += code.size() + LINES_AROUND_CODE;
        }
        return "--columns: %s; --lines: %s".formatted(columns, lines);
    }

    private String content() throws IOException {
        var content = new StringBuilder();
        for (Node block : slide.content()) {
            Optional<CodeReference> code = CodeReference.in(block);
            if (code.isPresent()) {
                content.append(code(code.get()));
            } else if (isPicture(block)) {
                content.append(
                        "<figure class=\"picture\">%s</figure>\n".formatted(renderer.render(block.getFirstChild())));
            } else {
                content.append(renderer.render(block));
            }
        }
        return content.toString();
    }

    private String code(CodeReference reference) throws IOException {
        return """
                <figure class="code"><pre><code>%s</code></pre><figcaption>%s</figcaption></figure>
                """.formatted(escaped(String.join("\n", lines(reference))), escaped(name(reference.file())));
    }

    private List<String> lines(CodeReference reference) throws IOException {
        try {
            return reference
                    .code(deck.page())
                    .lines()
                    .flatMap(line -> CodeLines.fit("", line, MAX_COLUMNS).stream())
                    .toList();
        } catch (IllegalArgumentException e) {
            throw deck.wrong(slide, e.getMessage());
        }
    }

    /** A path relative to the page, as one that is relative to the workshop. */
    private static String name(String file) {
        return file.replaceFirst("^(\\.\\./)+", "");
    }

    /** Whether a block is a picture, and nothing else. */
    private static boolean isPicture(Node block) {
        return block instanceof Paragraph && block.getFirstChild() instanceof Image image && image.getNext() == null;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
