package workshop.board;

import java.util.List;
import java.util.Optional;
import judge.Exercise;
import judge.GuideRow;
import judge.PlainText;
import workshop.board.Guides.Topic;

/**
 * What the board shows at one moment.
 *
 * @param rows the learners, by their names
 * @param counts one for each exercise of the workshop, in order
 * @param commonest the mistake that most learners have now
 * @param reports how many verdicts have arrived
 */
record RoomView(List<Row> rows, List<Count> counts, Optional<Symptom> commonest, long reports) {

    /**
     * A learner.
     *
     * @param isHere whether there is a connection
     * @param exercise the current one
     * @param passes whether it passes
     * @param minutes since when it has failed; 0 if it passes
     * @param wantsHelp perhaps: the exercise has failed for long
     * @param results a letter for each exercise of the workshop: passes, fails, or - if there is no verdict
     */
    record Row(
            String name,
            boolean isHere,
            Exercise exercise,
            boolean passes,
            long minutes,
            boolean wantsHelp,
            String results) {}

    /** How many learners pass and fail an exercise. */
    record Count(Topic topic, int passed, int failed) {}

    /** A row of a guide, and how many learners have made this mistake. */
    record Symptom(GuideRow row, Topic topic, int learners) {

        String meaning() {
            return PlainText.of(row.meaning());
        }

        /** Where the instructor finds what to say. */
        String answer() {
            return topic.guide() + ", section " + topic.section()
                    + topic.slides().map(slides -> "; " + slides).orElse("");
        }
    }

    long here() {
        return rows.stream().filter(Row::isHere).count();
    }
}
