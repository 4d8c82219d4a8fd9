package judge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A row of a guide's table "What a failure means". The table is folded, because it names every pitfall of the exercise.
 *
 * @param exercise the exercise in whose section it stands
 * @param symptom the message that the learner sees; an ellipsis stands for what is left out
 * @param meaning what is wrong in the learner's code
 */
public record GuideRow(Exercise exercise, String symptom, String meaning) {

    private static final String FOLD =
            "<details><summary>What a failure means: open it after your first failure</summary>";

    private static final Pattern HEADING = Pattern.compile("## (\\d\\.\\d+ .*)");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (.*) \\|");

    public static List<GuideRow> in(String guide) {
        List<GuideRow> rows = new ArrayList<>();
        Exercise exercise = null;
        boolean inTable = false;
        for (String line : guide.lines().toList()) {
            Matcher heading = HEADING.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches()) {
                exercise = Exercise.in(heading.group(1)).orElseThrow();
            } else if (line.equals(FOLD)) {
                inTable = true;
            } else if (line.equals("</details>")) {
                inTable = false;
            } else if (inTable && row.matches()) {
                rows.add(new GuideRow(exercise, row.group(1), row.group(2)));
            }
        }
        return rows;
    }

    /** Whether a message has these words. Its numbers may be others: some differ from run to run. */
    public boolean matches(String message) {
        return matches(message, number -> "\\d+");
    }

    /** Whether a message has these words and these numbers: only then this row and no other one explains it. */
    public boolean matchesExactly(String message) {
        return matches(message, Pattern::quote);
    }

    private boolean matches(String message, UnaryOperator<String> number) {
        String words = Pattern.compile("…|\\d+|[^…\\d]+")
                .matcher(symptom)
                .results()
                .map(MatchResult::group)
                .map(part -> switch (part.charAt(0)) {
                    case '…' -> ".*";
                    case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number.apply(part);
                    default -> Pattern.quote(part);
                })
                .collect(Collectors.joining());
        return Pattern.compile(words, Pattern.DOTALL).matcher(message).find();
    }
}
