package cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a program prints, without all that differs from run to run: numbers, addresses, ports and times. */
final class Printed {

    private static final Pattern NUMBER = Pattern.compile("0x[0-9a-f]+|\\d+(?:[.,]\\d+)*");
    private static final String ANY = "…";

    /** The head of a column that some versions of {@code ss} always print. Others do so only if it has something. */
    private static final Pattern OPTIONAL = Pattern.compile("(?<=Peer Address:Port) *Process");

    private Printed() {}

    /** The text with {@code #} in place of each number, and single blanks. */
    static String masked(String text) {
        String known = OPTIONAL.matcher(text).replaceAll("");
        return NUMBER.matcher(known).replaceAll("#").replaceAll("\\s+", " ").strip();
    }

    /**
     * Whether a program has printed these lines. {@code …} in a line stands for anything, a line with nothing else for any lines. Lines
     * may be in another order: systems list sockets and threads in any order.
     */
    static boolean agrees(List<String> expected, String printed) {
        List<String> lines = new ArrayList<>(printed.lines()
                .map(Printed::masked)
                .filter(line -> !line.isEmpty())
                .toList());
        for (String line : expected) {
            if (!line.strip().equals(ANY) && !removeFirst(lines, pattern(line))) {
                return false;
            }
        }
        return lines.isEmpty() || expected.stream().map(String::strip).anyMatch(ANY::equals);
    }

    private static boolean removeFirst(List<String> lines, Pattern pattern) {
        return lines.stream()
                .filter(line -> pattern.matcher(line).matches())
                .findFirst()
                .map(lines::remove)
                .orElse(false);
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(Pattern.quote(masked(line)).replace(ANY, "\\E.*\\Q"));
    }
}
