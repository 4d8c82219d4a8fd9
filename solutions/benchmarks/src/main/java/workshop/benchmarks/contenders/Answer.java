package workshop.benchmarks.contenders;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of a contender's process, such as {@code heap=1048576 threads=19}. */
public record Answer(String line) {

    /** Whether a line is an answer at all: the JVM itself prints warnings to the same place. */
    public static boolean isIn(String line) {
        return line.matches("\\w+=-?\\d+( \\w+=-?\\d+)*");
    }

    /**
     * The number behind a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public long number(String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "=(-?\\d+)\\b").matcher(line);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + name + " in \"" + line + '"');
        }
        return Long.parseLong(matcher.group(1));
    }
}
