package cli;

import cli.Output.Style;
import judge.Step;

/** Prints all exercises: which pass, which fail, which are not begun. */
final class ExerciseList {

    private final Course course;
    private final Progress progress;
    private final Output out;

    ExerciseList(Course course, Progress progress, Output out) {
        this.course = course;
        this.progress = progress;
        this.out = out;
    }

    /** Prints the list. An arrow is before the current exercise. */
    void print(Section current) {
        for (Step step : course.steps()) {
            out.line();
            out.line(Style.BOLD, "step " + step.number() + " · " + step.folder());
            course.sectionsOf(step).forEach(section -> print(step, section, section.equals(current)));
        }
    }

    private void print(Step step, Section section, boolean isCurrent) {
        String arrow = isCurrent ? Output.sign("→ ", "> ") : "  ";
        Progress.State state = progress.of(step, section.exercise());
        out.hanging(
                style(state),
                arrow,
                "%-10s %-4s %-46s %3s min %s"
                        .formatted(
                                words(state),
                                section.exercise(),
                                section.title(),
                                section.effort().minutes(),
                                section.effort().isCore() ? "core" : "extra"));
    }

    /** What a list says about an exercise. */
    static String words(Progress.State state) {
        return switch (state) {
            case PASSES -> "passes";
            case FAILS -> "fails";
            case UNKNOWN -> "not tested";
            case NOT_BEGUN -> "not begun";
        };
    }

    static Style style(Progress.State state) {
        return switch (state) {
            case PASSES -> Style.GREEN;
            case FAILS -> Style.RED;
            case UNKNOWN, NOT_BEGUN -> Style.PLAIN;
        };
    }
}
