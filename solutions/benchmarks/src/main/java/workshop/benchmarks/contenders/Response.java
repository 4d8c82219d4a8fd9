package workshop.benchmarks.contenders;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A response of a contender's process, such as {@code heap=1048576 threads=19}. */
public record Response(String line) {

    /** Returns whether a line is a response. The JVM itself prints warnings to the same stream. */
    public static boolean isResponse(String line) {
        return line.matches("\\w+=-?\\d+( \\w+=-?\\d+)*");
    }

    /**
     * Returns the number after a name.
     *
     * @throws IllegalArgumentException if the response has no such name
     */
    public long number(String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "=(-?\\d+)\\b").matcher(line);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + name + " in \"" + line + '"');
        }
        return Long.parseLong(matcher.group(1));
    }
}
