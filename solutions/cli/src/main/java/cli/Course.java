package cli;

import java.util.List;
import java.util.Optional;
import judge.Exercise;
import judge.GuideRow;
import judge.PlainText;
import judge.Step;

/** The steps and their exercises, in order, with what the guides say about them. */
record Course(List<Step> steps, List<Section> sections, List<GuideRow> rows) {

    static Course read() {
        List<Step> steps = Step.all();
        return new Course(
                steps,
                steps.stream()
                        .flatMap(step -> Section.in(step.guide()).stream())
                        .toList(),
                steps.stream()
                        .flatMap(step -> GuideRow.in(step.guide()).stream())
                        .toList());
    }

    /**
     * The section of an exercise.
     *
     * @throws WrongArgumentException if there is no such exercise
     */
    Section section(Exercise exercise) {
        return find(exercise)
                .orElseThrow(() ->
                        new WrongArgumentException("There is no exercise " + exercise + ". " + range(exercise.step())));
    }

    Optional<Section> find(Exercise exercise) {
        return sections.stream()
                .filter(section -> section.exercise().equals(exercise))
                .findFirst();
    }

    private String range(int step) {
        List<Section> itsSections = sections.stream()
                .filter(section -> section.exercise().step() == step)
                .toList();
        return itsSections.isEmpty()
                ? "The steps are 1 to " + steps.size() + "."
                : "Step " + step + " has the exercises "
                        + itsSections.getFirst().exercise() + " to "
                        + itsSections.getLast().exercise() + ".";
    }

    Step step(Exercise exercise) {
        return step(exercise.step());
    }

    /**
     * A step.
     *
     * @param number from 1
     * @throws WrongArgumentException if there is no such step
     */
    Step step(int number) {
        return steps.stream()
                .filter(step -> step.number() == number)
                .findFirst()
                .orElseThrow(() -> new WrongArgumentException("There is no step " + number + ". " + range(number)));
    }

    List<Section> sectionsOf(Step step) {
        return sections.stream()
                .filter(section -> section.exercise().step() == step.number())
                .toList();
    }

    /** The exercise after this one, if there is one; across the steps. */
    Optional<Section> after(Section section) {
        int next = sections.indexOf(section) + 1;
        return next < sections.size() ? Optional.of(sections.get(next)) : Optional.empty();
    }

    /** The exercise before this one, if there is one; across the steps. */
    Optional<Section> before(Section section) {
        int previous = sections.indexOf(section) - 1;
        return previous >= 0 ? Optional.of(sections.get(previous)) : Optional.empty();
    }

    /** What the guide says about a failure. */
    Optional<String> meaning(Exercise exercise, String message) {
        return row(exercise, message).map(row -> PlainText.of(row.meaning()));
    }

    /**
     * The first row of the guide that matches the message of a failure, numbers included. With other numbers, another mistake may
     * have caused the failure: then it is better to say nothing.
     */
    Optional<GuideRow> row(Exercise exercise, String message) {
        return rows.stream()
                .filter(row -> row.exercise().equals(exercise))
                .filter(row -> row.matchesExactly(message))
                .findFirst();
    }
}
