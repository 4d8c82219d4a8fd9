package judge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a section of a guide costs a learner: the line under its heading, such as {@code *20 minutes · medium · core*}.
 *
 * @param section the heading, such as {@code 2.3 Accept for ever}
 * @param minutes to read the section and to solve its exercise
 * @param difficulty {@code easy}, {@code medium} or {@code hard}; {@code reading} where there is nothing to solve
 * @param isCore false for an extra: the tests of the core pass without it
 */
public record Effort(String section, int minutes, String difficulty, boolean isCore) {

    private static final Pattern LINE =
            Pattern.compile("(?m)^## (.+)\\R\\R\\*(\\d+) minutes · (reading|easy|medium|hard) · (core|extra)\\*$");

    public static List<Effort> in(String guide) {
        return LINE.matcher(guide)
                .results()
                .map(line -> new Effort(
                        line.group(1),
                        Integer.parseInt(line.group(2)),
                        line.group(3),
                        line.group(4).equals("core")))
                .toList();
    }

    /** The exercise of the section; empty where there is nothing to solve. */
    public Optional<Exercise> exercise() {
        return Exercise.in(section);
    }
}
