package cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import judge.Step;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.html.HtmlRenderer;

/** Slides as one page of HTML that needs no other file: pictures, code, style and script are inside. */
public final class SlidesPage {

    /** Code with longer lines would be too small to read at the far end of a room. */
    private static final int MAX_COLUMNS = 84;

    /** The height of the margins of a piece of code and of the file's name below it, in lines. */
    private static final int LINES_AROUND_CODE = 3;

    private static final Map<String, String> PICTURES = Map.of("svg", "image/svg+xml", "png", "image/png");

    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private final Deck deck;

    private SlidesPage(Deck deck) {
        this.deck = deck;
    }

    /**
     * Makes the page.
     *
     * @param workshop the folder of the workshop
     * @param steps the steps whose slides the page has
     * @throws IOException if a file is missing or cannot be read, or if there is no such method as a slide shows; the message
     *     names the page and the slide
     */
    public static String of(Path workshop, List<Step> steps) throws IOException {
        var sections = new StringBuilder();
        for (Step step : steps) {
            sections.append(new SlidesPage(Deck.read(workshop, step)).sections());
        }
        return resource("slides.html")
                .replace("{style}", resource("slides.css"))
                .replace("{script}", resource("slides.js"))
                .replace("{slides}", sections);
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = SlidesPage.class.getResourceAsStream("/cli/slides/" + name)) {
            return new String(resource.readAllBytes(), UTF_8);
        }
    }

    private String sections() throws IOException {
        var sections = new StringBuilder();
        for (int i = 0; i < deck.slides().size(); i++) {
            Slide slide = deck.slides().get(i);
            sections.append("""
                    <section class="slide" id="%1$d-%2$d" data-title="%3$s" tabindex="-1">
                    <div class="page">
                    <div class="content" style="%8$s">
                    %4$s</div>
                    <footer>%5$s <span>%2$d of %6$d</span></footer>
                    </div>
                    <div class="notes">
                    %7$s</div>
                    </section>
                    """.formatted(
                            deck.step(),
                            i + 1,
                            escaped(slide.title()),
                            content(slide),
                            escaped(deck.title()),
                            deck.slides().size(),
                            html(slide.notes()),
                            sizeOfCode(slide)));
        }
        return sections.toString();
    }

    private String content(Slide slide) throws IOException {
        var content = new StringBuilder();
        for (Node block : slide.content()) {
            Optional<CodeReference> code = CodeReference.in(block);
            Optional<Image> picture = picture(block);
            if (code.isPresent()) {
                content.append("""
                        <figure class="code"><pre><code>%s</code></pre><figcaption>%s</figcaption></figure>
                        """.formatted(
                                escaped(String.join("\n", lines(code.get(), slide))),
                                escaped(name(code.get().file()))));
            } else if (picture.isPresent()) {
                content.append(picture(picture.get(), slide));
            } else {
                content.append(HTML.render(block));
            }
        }
        return content.toString();
    }

    private List<String> lines(CodeReference reference, Slide slide) throws IOException {
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

    /** How much code the slide has, from which the style sheet takes the size of its letters. */
    private String sizeOfCode(Slide slide) throws IOException {
        int columns = 1;
        int lines = 0;
        for (CodeReference reference : slide.code()) {
            List<String> code = lines(reference, slide);
            columns = Math.max(
                    columns, code.stream().mapToInt(String::length).max().orElse(0));
            lines += code.size() + LINES_AROUND_CODE;
        }
        return "--columns: %d; --lines: %d".formatted(columns, lines);
    }

    /** A path relative to the page, as one that is relative to the workshop. */
    private static String name(String file) {
        return file.replaceFirst("^(\\.\\./)+", "");
    }

    /** The picture that a block has, and nothing else. */
    private static Optional<Image> picture(Node block) {
        return block instanceof Paragraph && block.getFirstChild() instanceof Image image && image.getNext() == null
                ? Optional.of(image)
                : Optional.empty();
    }

    private String picture(Image image, Slide slide) throws IOException {
        Path file = deck.page().resolveSibling(image.getDestination());
        String type = PICTURES.get(image.getDestination().replaceFirst(".*\\.", ""));
        if (type == null || !Files.isRegularFile(file)) {
            throw deck.wrong(slide, "there is no SVG and no PNG file " + image.getDestination());
        }
        String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        String alternative = Slide.text(List.of(image.getFirstChild()));
        return """
                <figure class="picture"><img alt="%s" src="data:%s;base64,%s"></figure>
                """.formatted(escaped(alternative), type, bytes);
    }

    private static String html(List<Node> blocks) {
        return blocks.stream().map(HTML::render).collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
