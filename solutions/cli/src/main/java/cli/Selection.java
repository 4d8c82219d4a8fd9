package cli;

import java.util.List;
import judge.Exercise;
import judge.Step;

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
            return List.of(current(course, progress, new Kept()));
        }
        if (argument.matches("\\d")) {
            return course.sectionsOf(step(course, argument));
        }
        return Exercise.in(argument)
                .filter(exercise -> exercise.toString().equals(argument))
                .map(exercise -> List.of(course.section(exercise)))
                .orElseThrow(() -> new WrongArgumentException("\"" + argument
                        + "\" is no step and no exercise. Type a step, such as 2, or an exercise, such as 2.3."));
    }

    /**
     * The exercise that an argument names; or the current one, if there is no argument.
     *
     * @throws WrongArgumentException if there is no such exercise, or if it is a step
     */
    static Section one(Course course, String argument, Progress progress) {
        List<Section> named = of(course, argument, progress);
        if (named.size() > 1) {
            throw new WrongArgumentException(argument + " is a step. Type one of its exercises, such as "
                    + named.getFirst().exercise() + ".");
        }
        return named.getFirst();
    }

    /**
     * The step that an argument names.
     *
     * @throws WrongArgumentException if there is no such step
     */
    static Step step(Course course, String argument) {
        if (!argument.matches("\\d")) {
            throw new WrongArgumentException("\"" + argument + "\" is no step. The steps are 1 to "
                    + course.steps().size() + ".");
        }
        return course.step(Integer.parseInt(argument));
    }

    /** The pinned exercise, or the first one that is not known to pass. */
    static Section current(Course course, Progress progress, Kept kept) {
        return kept.pinned()
                .flatMap(course::find)
                .orElseGet(() -> course.sections().stream()
                        .filter(section -> progress.of(course.step(section.exercise()), section.exercise())
                                != Progress.State.PASSES)
                        .findFirst()
                        .orElse(course.sections().getLast()));
    }
}
