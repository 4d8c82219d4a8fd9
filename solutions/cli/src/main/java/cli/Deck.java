package cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import judge.Step;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * The slides of a step: a page of Markdown, in which a line {@code ---} separates two slides.
 *
 * @param step the number of the step
 * @param page the page
 * @param slides the first one has the title of the deck
 */
record Deck(int step, Path page, List<Slide> slides) {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    /**
     * Reads the slides of a step.
     *
     * @throws java.io.UncheckedIOException if the page is missing, or cannot be read
     */
    static Deck read(Path workshop, Step step) {
        Path page = workshop.resolve("docs/slides/step0" + step.number() + ".md");
        return new Deck(step.number(), page, slides(Step.read(page)));
    }

    static List<Slide> slides(String markdown) {
        List<Slide> slides = new ArrayList<>();
        List<Node> blocks = new ArrayList<>();
        for (Node block = PARSER.parse(markdown).getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof ThematicBreak) {
                slides.add(Slide.of(List.copyOf(blocks)));
                blocks.clear();
            } else {
                blocks.add(block);
            }
        }
        slides.add(Slide.of(List.copyOf(blocks)));
        return List.copyOf(slides);
    }

    String title() {
        return slides.getFirst().title();
    }

    /** A failure that names the page and the slide. */
    IOException wrong(Slide slide, String what) {
        return new IOException(page.normalize() + ", slide \"" + slide.title() + "\": " + what);
    }
}
