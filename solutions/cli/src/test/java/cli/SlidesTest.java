package cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import judge.Step;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser shows is tested in solutions/browser. */
@DisplayName("slides")
@Timeout(60)
class SlidesTest {

    private static final Path WORKSHOP =
            Path.of(System.getProperty("workshop")).toAbsolutePath().normalize();

    private static final int MAX_WORDS = 50;
    private static final int MAX_LINES_OF_A_METHOD = 16;
    private static final int MAX_LINES_OF_A_BLOCK = 14;

    @TempDir
    private Path folder;

    private static List<Deck> decks() {
        return Step.all().stream().map(step -> Deck.read(WORKSHOP, step)).toList();
    }

    private static Stream<DynamicTest> eachSlide(BiConsumer<Deck, Slide> test) {
        return decks().stream()
                .flatMap(deck -> deck.slides().stream()
                        .map(slide -> dynamicTest(
                                "step " + deck.step() + ": " + slide.title(), () -> test.accept(deck, slide))));
    }

    private static void visit(Slide slide, AbstractVisitor visitor) {
        Stream.concat(slide.content().stream(), slide.notes().stream()).forEach(block -> block.accept(visitor));
    }

    // --- The pages ---

    @TestFactory
    @DisplayName("a slide has a title and notes; only the first one of a step has the title of the deck")
    Stream<DynamicTest> titles() {
        return eachSlide((deck, slide) -> {
            assertThat(slide.title()).as("the title").isNotBlank();
            assertThat(((Heading) slide.content().getFirst()).getLevel())
                    .as("the level of its heading")
                    .isEqualTo(slide == deck.slides().getFirst() ? 1 : 2);
            assertThat(Slide.text(slide.notes())).as("the notes").isNotBlank();
        });
    }

    @TestFactory
    @DisplayName("a slide has few words, and none of its code is long")
    Stream<DynamicTest> sparse() {
        return eachSlide((deck, slide) -> {
            List<Node> prose = slide.content().stream()
                    .filter(block -> !(block instanceof FencedCodeBlock)
                            && !(block.getFirstChild() instanceof Image)
                            && CodeReference.in(block).isEmpty())
                    .toList();
            assertThat(Slide.text(prose).strip().split("\\s+")).as("words").hasSizeLessThanOrEqualTo(MAX_WORDS);
            slide.code()
                    .forEach(code -> assertThat(code.code(deck.page()).lines())
                            .as("lines of " + code.member())
                            .hasSizeLessThanOrEqualTo(MAX_LINES_OF_A_METHOD));
            blocks(slide).forEach(block -> assertThat(block.lines()).hasSizeLessThanOrEqualTo(MAX_LINES_OF_A_BLOCK));
        });
    }

    /** The build types the demos, and compares what the programs print: see {@link DemoPagesTest}. */
    @TestFactory
    @DisplayName("the lines of a block come from the demo or the guide of the step, in the same order")
    Stream<DynamicTest> transcripts() {
        return eachSlide((deck, slide) -> {
            String demo = Pages.read("docs/demos/step0%d.md".formatted(deck.step()));
            String guide = Step.all().get(deck.step() - 1).guide();
            assertThat(blocks(slide))
                    .allSatisfy(block -> assertThat(Stream.of(demo, guide).anyMatch(inOrder(block)))
                            .as("the demo or the guide has these lines, in this order:%n%s", block)
                            .isTrue());
        });
    }

    private static Predicate<String> inOrder(String block) {
        String lines = block.lines()
                .map(line -> Pattern.quote(line.replaceFirst("^\\$ ", "")))
                .collect(Collectors.joining("(?s:.*)"));
        return Pattern.compile(lines).asPredicate();
    }

    private static Stream<String> blocks(Slide slide) {
        return slide.content().stream()
                .filter(FencedCodeBlock.class::isInstance)
                .map(block -> ((FencedCodeBlock) block).getLiteral());
    }

    @TestFactory
    @DisplayName("a slide has no HTML, and its pictures say in words what they show")
    Stream<DynamicTest> markdown() {
        return eachSlide((deck, slide) -> visit(slide, new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock html) {
                throw new AssertionError("HTML: " + html.getLiteral());
            }

            @Override
            public void visit(HtmlInline html) {
                throw new AssertionError("HTML: " + html.getLiteral());
            }

            @Override
            public void visit(Image image) {
                assertThat(image.getFirstChild()).as("the alternative text").isNotNull();
            }
        }));
    }

    @TestFactory
    @DisplayName("a diagram is small, its letters are large, and a slide shows it")
    Stream<DynamicTest> diagrams() throws IOException {
        String pages = String.join(
                "", decks().stream().map(deck -> Step.read(deck.page())).toList());
        Pattern fontSize = Pattern.compile("font-size[=:]\"?\\s*(\\d+)");
        try (Stream<Path> files = Files.list(WORKSHOP.resolve("docs/slides"))) {
            return files.filter(file -> file.toString().endsWith(".svg")).sorted().toList().stream()
                    .map(file -> dynamicTest(file.getFileName().toString(), () -> {
                        String svg = Step.read(file);
                        assertThat(svg).hasSizeLessThan(10_000).contains("viewBox=\"0 0 800 ");
                        assertThat(fontSize.matcher(svg).results())
                                .as("the sizes of the fonts")
                                .isNotEmpty()
                                .allSatisfy(size -> assertThat(Integer.parseInt(size.group(1)))
                                        .isGreaterThanOrEqualTo(18));
                        assertThat(pages).contains("](" + file.getFileName() + ")");
                    }));
        }
    }

    // --- The HTML ---

    @Test
    @DisplayName("the HTML has each slide once, and refers to no other file")
    void selfContained() throws IOException {
        String html = SlidesPage.of(WORKSHOP, Step.all());

        assertThat(html.split("<section ", -1))
                .as("the parts before, between and after the slides")
                .hasSize(1
                        + decks().stream()
                                .mapToInt(deck -> deck.slides().size())
                                .sum());
        assertThat(html)
                .doesNotContain("<link", "@import", "url(", "{slides}", "{style}", "{script}")
                .doesNotContainPattern("src=\"(?!data:)")
                .doesNotContainPattern("href=\"(?!https://)");
    }

    @Test
    @DisplayName("HTML in the Markdown is shown as text, and the notes have no mark")
    void escaped() throws IOException {
        write(
                "# <b>1</b>\n\n<script>alert(1)</script>\n\nNote: say \"<i>hello</i>\"\n\n---\n\n## 2\n\nNote:\n\nnothing\n");

        String html = SlidesPage.of(folder, List.of(Step.all().getFirst()));

        assertThat(html)
                .contains(
                        "&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;i&gt;hello&lt;/i&gt;", "data-title=\"&lt;b&gt;1")
                .doesNotContain("<script>alert", "Note:");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Code: [Sums.none](Sums.java)         | there is no Sums.none in Sums.java",
                "Code: [Sums.of](Sums.java)           | Sums.java has several Sums.of: Sums.of(int), Sums.of(int, int)",
                "Code: [Sums.of(int)](Other.java)     | there is no file Other.java",
                "![a picture](none.svg)               | there is no SVG and no PNG file none.svg",
                "- in a list: ![a picture](none.png)  | there is no SVG and no PNG file none.png",
                "![a picture](https://example.org/x/) | there is no SVG and no PNG file https://example.org/x/",
            })
    @DisplayName("a wrong reference is named, with its page and its slide")
    void wrongReference(String line, String words) throws IOException {
        write("# A title\n\n" + line + "\n\nNote: nothing\n");

        assertThatThrownBy(() -> SlidesPage.of(folder, List.of(Step.all().getFirst())))
                .hasMessageEndingWith(folder.resolve("docs/slides/step01.md") + ", slide \"A title\": " + words);
    }

    @Test
    @DisplayName("a link to another page is text, and a link to another site stays one")
    void links() throws IOException {
        write("# A title\n\nRead [the guide](../guide.md) and [the RFC](https://example.org/rfc).\n\nNote: nothing\n");

        assertThat(SlidesPage.of(folder, List.of(Step.all().getFirst())))
                .contains("<a>the guide</a>", "href=\"https://example.org/rfc\"")
                .doesNotContain("guide.md");
    }

    @Test
    @DisplayName("code is shown from its mark on, without its Javadoc")
    void code() throws IOException {
        write("# A title\n\nCode: [Sums.of(int, int)](Sums.java)\n\nNote: nothing\n");

        assertThat(SlidesPage.of(folder, List.of(Step.all().getFirst())))
                .contains("<code>// 1.7\nstatic int of(int a, int b) {\n    return a + b;\n}</code>")
                .doesNotContain("adds");
    }

    private void write(String markdown) throws IOException {
        Path slides = Files.createDirectories(folder.resolve("docs/slides"));
        Files.writeString(slides.resolve("step01.md"), markdown);
        Files.writeString(slides.resolve("Sums.java"), """
                class Sums {
                    static int of(int a) {
                        return a;
                    }

                    /** Adds: adds. */
                    // 1.7
                    static int of(int a, int b) {
                        return a + b;
                    }
                }
                """);
    }

    // --- The command ---

    @Test
    @DisplayName("the command writes one file, and says where it is and how to use it")
    void command() throws Exception {
        try (Workshop workshop = Workshop.linked(folder)) {
            String name = "my slides/" + Workshop.name() + ".html";
            Path file = workshop.folder().resolve(name);
            try (Session session = Session.withPipes(folder, "slides", "1", "--output", name)) {
                assertThat(session.assertEnds(0)).contains(Workshop.name(), "file:///", "presenter view");
            }
            assertThat(file).isNotEmptyFile().content().contains("id=\"1-1\"").doesNotContain("id=\"2-1\"");
        }
    }

    @ParameterizedTest(name = "slides {0}")
    @CsvSource({
        "7, 2, There is no step 7. The steps are 1 to 5.",
        "one, 2, '\"one\" is no step. The steps are 1 to 5.'",
        "1 --output docs, 1, docs",
        "1 --output README.md/x.html, 1, README.md",
    })
    @DisplayName("the command says what is wrong")
    void wrongCommand(String arguments, int exitCode, String words) throws Exception {
        try (Workshop workshop = Workshop.linked(folder)) {
            Files.writeString(workshop.folder().resolve("README.md"), "a file");
            String[] typed = ("slides " + arguments).split(" ");
            try (Session session = Session.withPipes(folder, typed)) {
                assertThat(session.assertEnds(exitCode)).contains(words).doesNotContain("\tat ");
            }
        }
    }

    @Test
    @DisplayName("a page that is missing is named")
    void missingPage() {
        assertThatThrownBy(() -> SlidesPage.of(folder, List.of(Step.all().getFirst())))
                .cause()
                .hasMessageContaining(Path.of("docs/slides/step01.md").toString());
    }

    @Test
    @DisplayName("are the same in a language with its own digits")
    void digits() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(SlidesPage.of(WORKSHOP, Step.all())).as("the HTML").doesNotContainPattern("[\u0660-\u0669]");
        } finally {
            Locale.setDefault(before);
        }
    }
}
