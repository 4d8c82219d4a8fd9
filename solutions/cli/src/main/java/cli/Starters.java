package cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import judge.Code;
import judge.Graft;
import judge.Members;
import judge.Step;

/**
 * The files with which a learner begins a step. The learner changes them, and a ZIP download has no Git to bring them back. So they
 * are made from the reference solution and a list, which has what the starter says differently.
 */
final class Starters {

    /** The longest line of the code's style. */
    private static final int LINE_LENGTH = 120;

    /** A member of the reference solution, and the text of its TODO. Without a text, the starter does not have the member. */
    private static final Pattern LINE = Pattern.compile("(\\w+)(\\.[^:]+)(?:: (.+))?");

    private Starters() {}

    /** The starter of a step, made from its reference solution. */
    static Code of(Step step, Code reference) {
        Map<String, String> starter = new TreeMap<>();
        List<String> list = list(step);
        reference.files().forEach((file, text) -> starter.put(file, starter(text, list)));
        return new Code(starter);
    }

    /** The name of the list in the resources. */
    static String listOf(Step step) {
        return "starters/" + step.folder() + ".txt";
    }

    static List<String> list(Step step) {
        try (InputStream list = Starters.class.getResourceAsStream(listOf(step))) {
            return new String(list.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String starter(String solution, List<String> list) {
        var solved = new Members(solution);
        List<Matcher> lines = list.stream()
                .map(LINE::matcher)
                .filter(line -> line.matches() && solved.types().contains(line.group(1)))
                .toList();
        if (lines.isEmpty()) {
            return solution;
        }
        Map<String, String> bodies = lines.stream()
                .filter(line -> line.group(3) != null)
                .collect(Collectors.toMap(line -> line.group(1) + line.group(2), line -> line.group(3)));
        List<String> missing = lines.stream()
                .filter(line -> line.group(3) == null)
                .map(line -> line.group(1) + line.group(2))
                .toList();
        var open = new Members(solved.withBodies(bodies, Starters::body));
        String without = Graft.without(missing, open);
        return Graft.withoutUnusedImports(new Members(Graft.withoutMarks(without)));
    }

    /** A body that throws a TODO, as the formatter writes it. */
    private static String body(String todo, int indentation) {
        String margin = " ".repeat(indentation);
        String start = margin + "    throw new UnsupportedOperationException(";
        String end = '"' + todo + "\");";
        boolean fits = start.length() + end.length() <= LINE_LENGTH;
        return "{\n" + start + (fits ? "" : "\n" + margin + "            ") + end + "\n" + margin + "}";
    }
}
