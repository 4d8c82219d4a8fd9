package cli;

import cli.Exchange.RefusedException;
import cli.Exchange.Result;
import java.util.Collection;
import java.util.List;
import judge.Exercise;
import judge.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts the reference solution of exercises into the learner's files. */
@Command(
        name = "catch-up",
        description = {
            "Puts the reference solution of an exercise into your files, with the private members, fields and imports that it"
                    + " needs. Your other code stays. Your files are kept first: undo brings them back.",
            "%nThen its tests run. If it does not fit your solution of another exercise, you are told which.",
            "%nYou join late, at exercise 2.5? catch-up 2.5 --before solves 2.1 to 2.4 for you.",
            "catch-up 2 solves the whole step.%n"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CatchUpCommand extends ExchangeCommand {

    @Option(
            names = "--before",
            description =
                    "Solve all exercises of the step before this one, and not this one. Your own solutions of them are replaced too.")
    private boolean before;

    @Override
    Collection<Exercise> exercises(Course course, List<Exercise> named) {
        if (!before) {
            return named;
        }
        if (named.size() > 1) {
            throw new WrongArgumentException("Type one exercise, as in catch-up 2.5 --before.");
        }
        Exercise first = named.getFirst();
        List<Exercise> earlier = course.sectionsOf(course.step(first)).stream()
                .map(Section::exercise)
                .filter(exercise -> exercise.compareTo(first) < 0)
                .toList();
        if (earlier.isEmpty()) {
            throw new WrongArgumentException("No exercise comes before " + first
                    + " in its step. Type a later one, as in catch-up 2.5 --before.");
        }
        return earlier;
    }

    @Override
    Result exchange(Exchange exchange, Collection<Exercise> exercises, boolean wholeFile) throws RefusedException {
        return exchange.catchUp(exercises, wholeFile);
    }

    /** After a whole step, or all exercises before one, no earlier solution of the learner's is left that may not fit. */
    @Override
    void done(Step step, Collection<Exercise> exercises, Output out) {
        Exercise last = exercises.stream().max(Exercise::compareTo).orElseThrow();
        if (exercises.size() == 1 || exercises.size() < last.number()) {
            try (Checker checker = new Checker(new Progress())) {
                new CaughtUp(step, checker, out).test(exercises);
            }
        }
    }

    @Override
    String outcome() {
        return "the reference solution";
    }
}
