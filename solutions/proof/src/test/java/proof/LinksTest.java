package proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import judge.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The links of the pages lead to files and headings that exist. Links to other sites are not checked. */
@DisplayName("links between pages and code")
class LinksTest {

    private static final Path WORKSHOP = Path.of(System.getProperty("workshop")).normalize();

    private static final Path PATTERNS = WORKSHOP.resolve("docs/patterns.md");

    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern PATTERN_ROW = Pattern.compile("(?m)^\\| ([^|-].*)$");
    private static final Pattern EXERCISE_LINK = Pattern.compile("\\[(\\d\\.\\d+)\\]\\(step\\d\\d-[a-z-]+\\.md#");

    @TestFactory
    @DisplayName("every relative link leads to a file, and its anchor to a heading")
    Stream<DynamicTest> relativeLinks() throws IOException {
        return pages().stream()
                .map(page -> dynamicTest(WORKSHOP.relativize(page).toString(), () -> {
                    Stream<String> broken = links(text(page)).stream().filter(link -> !leadsSomewhere(page, link));
                    assertThat(broken)
                            .as("links that lead to no file or heading")
                            .isEmpty();
                }));
    }

    @TestFactory
    @DisplayName("every row of docs/patterns.md links an exercise of a guide, and code with the mark of that exercise")
    Stream<DynamicTest> patterns() {
        List<String> rows = found(PATTERN_ROW, text(PATTERNS))
                .filter(row -> !row.startsWith("pattern |"))
                .toList();
        assertThat(rows).as("the rows of docs/patterns.md").isNotEmpty();
        return rows.stream().map(row -> dynamicTest(row.split(" \\|")[0], () -> assertLinksExerciseAndCode(row)));
    }

    private static void assertLinksExerciseAndCode(String row) {
        List<String> exercises = found(EXERCISE_LINK, row).toList();
        assertThat(exercises).as("the exercises that the row links").isNotEmpty();
        String code = links(row).stream()
                .filter(link -> link.endsWith(".java"))
                .map(link -> text(PATTERNS.resolveSibling(link)))
                .collect(Collectors.joining());
        assertThat(exercises.stream().filter(exercise -> !code.contains("// " + exercise + "\n")))
                .as("exercises whose mark is not in the code that the row links")
                .isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(WORKSHOP.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "solutions/README.md")
                                    .map(WORKSHOP::resolve),
                            docs.filter(page -> page.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    private static String text(Path page) {
        return CODE_BLOCK.matcher(Step.read(page).replace("\r\n", "\n")).replaceAll("");
    }

    private static List<String> links(String text) {
        return found(LINK, text).filter(link -> !link.matches("https?:.*")).toList();
    }

    /** What the group of a pattern matches in a text. */
    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
    }

    /** The anchors that GitHub gives to the headings of a page: in lower case, without punctuation, with hyphens. */
    private static List<String> anchors(Path page) {
        return found(HEADING, text(page))
                .map(heading -> heading.toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }
}
