package cli;

import java.util.List;
import judge.Exercise;

/** The exercises that an argument names. */
final class Selection {

    private Selection() {}

    /**
     * The exercises of a step, such as 2; or one exercise, such as 2.3; or the current exercise, if there is no argument.
     *
     * @throws WrongArgumentException if there is no such step or exercise
     */
    static List<Section> of(Course course, String argument, Progress progress) {
        if (argument == null) {
            return List.of(current(course, progress));
        }
        if (argument.matches("\\d")) {
            return course.sectionsOf(course.step(Integer.parseInt(argument)));
        }
        return Exercise.in(argument)
                .filter(exercise -> exercise.toString().equals(argument))
                .map(exercise -> List.of(course.section(exercise)))
                .orElseThrow(() -> new WrongArgumentException("\"" + argument
                        + "\" is no step and no exercise. Type a step, such as 2, or an exercise, such as 2.3."));
    }

    /** The pinned exercise, or the first one that is not known to pass. */
    static Section current(Course course, Progress progress) {
        return new Kept()
                .pinned()
                .map(course::section)
                .orElseGet(() -> course.sections().stream()
                        .filter(section -> progress.of(course.step(section.exercise()), section.exercise())
                                != Progress.State.PASSES)
                        .findFirst()
                        .orElse(course.sections().getLast()));
    }
}
