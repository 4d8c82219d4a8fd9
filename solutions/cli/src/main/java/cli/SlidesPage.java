package cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import judge.Step;

/** The slides of some steps as one page of HTML that needs no other file: its style and its script are inside too. */
public final class SlidesPage {

    private SlidesPage() {}

    /**
     * Makes the page.
     *
     * @param workshop the folder of the workshop
     * @param steps the steps whose slides the page has
     * @throws IOException if there is no such method as a slide shows; the message names the page and the slide
     * @throws UncheckedIOException if a file is missing, or cannot be read
     */
    public static String of(Path workshop, List<Step> steps) throws IOException {
        var slides = new StringBuilder();
        for (Step step : steps) {
            Deck deck = Deck.read(workshop, step);
            for (int i = 0; i < deck.slides().size(); i++) {
                slides.append(new SlideHtml(deck, deck.slides().get(i)).section(i + 1));
            }
        }
        return resource("slides.html")
                .replace("{style}", resource("slides.css"))
                .replace("{script}", resource("slides.js"))
                .replace("{slides}", slides);
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = SlidesPage.class.getResourceAsStream("/cli/slides/" + name)) {
            return new String(resource.readAllBytes(), UTF_8);
        }
    }
}
