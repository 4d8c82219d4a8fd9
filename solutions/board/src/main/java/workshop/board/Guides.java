package workshop.board;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import judge.BoardReport;
import judge.Effort;
import judge.Exercise;
import judge.GuideRow;
import judge.Step;

/**
 * What the guides of this machine say. The board shows their words, and never words that came over the network, except names.
 *
 * @param topics one for each exercise, in the order of the workshop
 * @param rows the rows of all tables "What a failure means"
 */
record Guides(List<Topic> topics, List<GuideRow> rows) {

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

    Optional<Topic> topic(Exercise exercise) {
        return topics.stream()
                .filter(topic -> topic.exercise().equals(exercise))
                .findFirst();
    }

    /** The row that a report names, if this guide has it too. */
    Optional<GuideRow> row(BoardReport report) {
        return rows.stream()
                .filter(row -> row.exercise().equals(report.exercise()))
                .filter(row -> BoardReport.firstWords(row).equals(report.row()))
                .findFirst();
    }
}
