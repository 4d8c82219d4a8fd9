package cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import judge.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The words in quotation marks in a picture's alternative text are what a reader can read in the picture. */
@DisplayName("the pictures of README.md and of the pages")
class PicturesTest {

    private static final Path WORKSHOP =
            Path.of(System.getProperty("workshop")).toAbsolutePath().normalize();

    private static final Pattern IMAGE = Pattern.compile("!\\[([^\\]]*)\\]\\(([^)]+)\\)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    /** More than that makes a page slow. */
    private static final long MAX_BYTES = 30_000;

    private record Image(Path page, String alternative, Path file) {

        static Stream<Image> on(String name) {
            Path page = WORKSHOP.resolve(name);
            return IMAGE.matcher(read(page))
                    .results()
                    .map(image -> new Image(
                            page,
                            image.group(1).replaceAll("\\s+", " "),
                            page.resolveSibling(image.group(2)).normalize()));
        }

        List<String> promises() {
            Matcher quoted = QUOTED.matcher(alternative);
            return quoted.results().map(words -> words.group(1)).toList();
        }

        @Override
        public String toString() {
            return WORKSHOP.relativize(file) + " on " + WORKSHOP.relativize(page);
        }
    }

    private static Stream<Image> images() {
        return Stream.of("README.md", "docs/workshop.md", "docs/tcpview.md", "docs/board.md")
                .flatMap(Image::on)
                .filter(image -> image.file.toString().endsWith(".svg"));
    }

    private static String read(Path file) {
        return Step.read(file);
    }

    @TestFactory
    @DisplayName("a picture shows the words that its alternative text quotes")
    Stream<DynamicTest> words() {
        return images().map(image -> dynamicTest(image.toString(), () -> {
            assertThat(image.promises())
                    .as("the quotations of the alternative text")
                    .isNotEmpty();
            assertThat(text(elements(image.file)))
                    .as("the words of the picture (.ci/pictures makes it anew)")
                    .contains(image.promises());
        }));
    }

    @TestFactory
    @DisplayName("a picture is small, and has only texts and shapes")
    Stream<DynamicTest> content() {
        return images().map(Image::file)
                .distinct()
                .map(file -> dynamicTest(file.getFileName().toString(), () -> {
                    assertThat(Files.size(file)).as("bytes").isLessThan(MAX_BYTES);
                    assertThat(elements(file))
                            .extracting(Element::getTagName)
                            .containsOnly("svg", "title", "rect", "path", "g", "text");
                }));
    }

    @Test
    @DisplayName("README.md shows all pictures of docs/pictures")
    void all() throws IOException {
        try (Stream<Path> files = Files.list(WORKSHOP.resolve("docs/pictures"))) {
            assertThat(files)
                    .as("the pictures")
                    .hasSize(3)
                    .containsExactlyInAnyOrderElementsOf(
                            Image.on("README.md").map(Image::file).toList());
        }
    }

    /** All elements of a file, which must be well-formed XML. */
    private static List<Element> elements(Path file) throws Exception {
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName("*");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .toList();
    }

    private static String text(List<Element> elements) {
        return elements.stream()
                .filter(element -> element.getTagName().equals("text"))
                .map(Element::getTextContent)
                .collect(Collectors.joining(" "));
    }
}
