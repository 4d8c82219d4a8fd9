package cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the build types for a section of a page. A comment, which a preview hides, begins with the line {@code <!-- typed here:}.
 * Its other lines are those of a {@link DemoPage}. Behind {@code $} without a number is a command that ends by itself. A block of
 * code directly below the comment continues it.
 *
 * @param oldestJdk the first JDK that prints what the page says; 0 stands for any
 */
record TypedSection(String page, String heading, int oldestJdk, List<String> lines) {

    private static final Pattern SECTIONS = Pattern.compile("\n(?=##+ )");
    private static final Pattern COMMENT = Pattern.compile(
            "(?s)<!-- typed here(?:, with JDK (\\d+) or later)?:\n(.*?)\n-->\n(?:\n?```\n(.*?)\n```\n)?");
    private static final Pattern TYPED = Pattern.compile("\\d?\\$ .*|\\d(?:>|\\^[CZ]|…).*");

    static Stream<TypedSection> of(String page) {
        return SECTIONS.splitAsStream(Pages.read(page))
                .map(section -> of(page, section))
                .filter(section -> !section.lines.isEmpty());
    }

    private static TypedSection of(String page, String section) {
        List<MatchResult> comments = COMMENT.matcher(section).results().toList();
        List<String> lines = comments.stream()
                .flatMap(comment -> Stream.of(comment.group(2), comment.group(3)))
                .flatMap(part -> part == null ? Stream.empty() : part.lines())
                .toList();
        int oldestJdk = comments.stream()
                .map(comment -> comment.group(1))
                .mapToInt(jdk -> jdk == null ? 0 : Integer.parseInt(jdk))
                .max()
                .orElse(0);
        return new TypedSection(page, section.lines().findFirst().orElse(""), oldestJdk, lines);
    }

    /** Lists that begin with what is typed; the other lines of a list are what is printed then. */
    List<List<String>> entries() {
        List<List<String>> entries = new ArrayList<>();
        for (String line : lines) {
            if (TYPED.matcher(line).matches()) {
                entries.add(new ArrayList<>());
            }
            entries.getLast().add(line);
        }
        return entries;
    }

    /** All commands, without the words that a page puts behind a command. */
    Stream<String> commands() {
        return lines.stream()
                .filter(line -> line.matches("\\d?\\$ .*"))
                .map(line -> command(line.substring(line.indexOf(' ') + 1)));
    }

    /** Two blanks separate a command in a block of code from its description. */
    static String command(String line) {
        return line.replaceAll(" {2,}.*", "");
    }

    @Override
    public String toString() {
        return page + " " + heading;
    }
}
