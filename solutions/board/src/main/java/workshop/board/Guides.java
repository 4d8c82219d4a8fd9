package workshop.board;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import judge.BoardReport;
import judge.Effort;
import judge.Exercise;
import judge.GuideRow;
import judge.Step;

/**
 * What the guides of this machine say. The board shows their words, and never words that came over the network, except names.
 *
 * <p>Immutable.
 */
final class Guides {

    private static final Path WORKSHOP = Path.of(System.getProperty("workshop"));

    /**
     * An exercise, and where it is explained.
     *
     * @param section the heading in the guide, such as {@code 3.4 Read frames}
     * @param minutes the guide's estimate
     * @param guide the page, such as {@code docs/step03-client.md}
     * @param slides the slides of the step, if there are any
     */
    record Topic(Exercise exercise, String section, int minutes, String guide, Optional<String> slides) {}

    private final List<Topic> topics;
    private final List<GuideRow> rows;

    /** Of rows with the same first words, the first. A search in the list would take most of the time of a report. */
    private final Map<FirstWords, GuideRow> rowsByFirstWords;

    private record FirstWords(Exercise exercise, String words) {

        static FirstWords of(GuideRow row) {
            return new FirstWords(row.exercise(), BoardReport.firstWords(row));
        }
    }

    /**
     * What some guides say.
     *
     * @param topics one for each exercise, in the order of the workshop
     * @param rows the rows of all tables "What a failure means"
     */
    Guides(List<Topic> topics, List<GuideRow> rows) {
        this.topics = List.copyOf(topics);
        this.rows = List.copyOf(rows);
        this.rowsByFirstWords =
                rows.stream().collect(Collectors.toMap(FirstWords::of, Function.identity(), (first, next) -> first));
    }

    static Guides read() {
        List<Topic> topics = new ArrayList<>();
        List<GuideRow> rows = new ArrayList<>();
        for (Step step : Step.all()) {
            String text = step.guide();
            Effort.in(text)
                    .forEach(effort -> effort.exercise().ifPresent(exercise -> {
                        String guide = "docs/" + step.folder() + ".md";
                        topics.add(new Topic(exercise, effort.section(), effort.minutes(), guide, slides(step)));
                    }));
            rows.addAll(GuideRow.in(text));
        }
        return new Guides(topics, rows);
    }

    private static Optional<String> slides(Step step) {
        String file = "docs/slides/step0" + step.number() + ".md";
        return Files.exists(WORKSHOP.resolve(file)) ? Optional.of(file) : Optional.empty();
    }

    List<Topic> topics() {
        return topics;
    }

    List<GuideRow> rows() {
        return rows;
    }

    Optional<Topic> topic(Exercise exercise) {
        return topics.stream()
                .filter(topic -> topic.exercise().equals(exercise))
                .findFirst();
    }

    /** The row that a report names, if this guide has it too. */
    Optional<GuideRow> row(BoardReport report) {
        return Optional.ofNullable(rowsByFirstWords.get(new FirstWords(report.exercise(), report.row())));
    }
}
