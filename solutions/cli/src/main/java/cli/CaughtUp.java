package cli;

import cli.Exchange.RefusedException;
import cli.Output.Style;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import judge.Code;
import judge.Exercise;
import judge.Members;
import judge.Reference;
import judge.Step;
import judge.Verdict;

/**
 * Tests what a catch-up has made. The reference solution of an exercise may need the reference solutions of earlier ones, which
 * the learner has solved in another way: then it says which, and how to get these too.
 */
final class CaughtUp {

    private final Step step;
    private final Checker checker;
    private final Output out;
    private final Reference reference;
    private final Code starter;
    private final Suspects suspects;

    CaughtUp(Step step, Checker checker, Output out) {
        this.step = step;
        this.checker = checker;
        this.out = out;
        this.reference = Reference.of(step);
        this.starter = Starters.of(step, reference.code());
        this.suspects = new Suspects(reference);
    }

    /** Tests the exercises that have the reference solutions now, and says what came of it. */
    void test(Collection<Exercise> exercises) {
        Code code = Code.read(step.starter());
        for (Exercise exercise : exercises) {
            out.line("The tests of " + exercise + " are running.");
            CheckResult result = test(code, exercise);
            if (result.hasPassed()) {
                out.line(Style.GREEN, exercise + " passes.");
            } else if (result instanceof CheckResult.Tested tested) {
                explain(code, exercise, exercises, tested.firstFailure());
            } else if (result instanceof CheckResult.DoesNotCompile broken) {
                out.line(Style.YELLOW, "The tests cannot run: " + broken.first());
            }
        }
        later(code, exercises);
    }

    /** Says which of the learner's own solutions of later exercises do not pass with the reference solutions. */
    private void later(Code code, Collection<Exercise> exercises) {
        Exercise last = Collections.max(exercises);
        List<Exercise> failed = own(code, method -> method.exercise().compareTo(last) > 0).stream()
                .filter(own -> !test(code, own).hasPassed())
                .toList();
        if (!failed.isEmpty()) {
            out.line(
                    Style.YELLOW,
                    "Of your later solutions, these do not pass: " + ExchangeCommand.names(failed)
                            + ". ./workshop test " + failed.getFirst() + " says why.");
        }
    }

    private CheckResult test(Code code, Exercise exercise) {
        return checker.check(step, code, exercise, true).call();
    }

    private void explain(Code code, Exercise exercise, Collection<Exercise> exercises, Verdict failed) {
        Optional<Exercise> needed = Screen.todo(failed.failure().orElseThrow());
        if (needed.isPresent()) {
            needs(exercise, "needs", needed.get());
            return;
        }
        Stream.of(sharing(code, exercise), earlier(code, exercise))
                .filter(own -> passes(code, exercise, with(own, exercises)))
                .findFirst()
                .ifPresentOrElse(
                        own -> {
                            out.line(
                                    Style.YELLOW,
                                    exercise
                                            + " does not pass yet: the reference solution does not fit your solutions of "
                                            + ExchangeCommand.names(own)
                                            + ". This command replaces these too:");
                            out.line(
                                    Style.PLAIN,
                                    "  ",
                                    "./workshop catch-up "
                                            + with(own, exercises).stream()
                                                    .map(Exercise::toString)
                                                    .collect(Collectors.joining(" ")));
                        },
                        () -> open(code, exercise)
                                .ifPresentOrElse(
                                        todo -> needs(exercise, "may need", todo),
                                        () -> out.line(
                                                Style.YELLOW,
                                                exercise + " does not pass with your other code. ./workshop test "
                                                        + exercise + " says why.")));
    }

    private void needs(Exercise exercise, String needs, Exercise todo) {
        out.line(
                Style.YELLOW,
                exercise + " does not pass yet: it " + needs + " " + todo
                        + ", which is not solved. ./workshop catch-up " + exercise
                        + " --before solves all exercises before it.");
    }

    /** The first exercise before another that is still {@code TODO}. */
    private static Optional<Exercise> open(Code code, Exercise exercise) {
        return code.files().values().stream()
                .flatMap(text -> Members.in(text).stream())
                .flatMap(members -> members.todos().values().stream())
                .filter(todo -> todo.compareTo(exercise) < 0)
                .min(Exercise::compareTo);
    }

    private static SortedSet<Exercise> with(Collection<Exercise> own, Collection<Exercise> exercises) {
        SortedSet<Exercise> all = new TreeSet<>(own);
        all.addAll(exercises);
        return all;
    }

    /** Whether an exercise would pass with the reference solutions of these exercises. */
    private boolean passes(Code code, Exercise exercise, Collection<Exercise> exercises) {
        try {
            Code caughtUp = code.with(
                    new Code(Exchange.of(step, false).catchUp(exercises, false).files()));
            return !caughtUp.equals(code) && test(caughtUp, exercise).hasPassed();
        } catch (RefusedException e) {
            return false;
        }
    }

    /**
     * The learner's own solutions of earlier exercises that may share code with the reference solution of an exercise: those of
     * methods that the exercise asks to change, or that need the same private member in the reference solution.
     */
    private SortedSet<Exercise> sharing(Code code, Exercise exercise) {
        List<Suspects.Method> asked = suspects.of(exercise, step.mistakes(exercise::equals));
        return before(
                code,
                exercise,
                method -> asked.contains(method)
                        || asked.stream()
                                .filter(other -> other.exercise().equals(exercise))
                                .anyMatch(other -> share(method, other)));
    }

    /** Whether two methods need the same member that the starter does not have. */
    private boolean share(Suspects.Method one, Suspects.Method other) {
        return one.file().equals(other.file()) && !Collections.disjoint(helpers(one), helpers(other));
    }

    private List<String> helpers(Suspects.Method method) {
        return reference.helpers(method.file(), method.path()).stream()
                .filter(path -> !new Members(starter.file(method.file())).has(path))
                .toList();
    }

    private SortedSet<Exercise> earlier(Code code, Exercise exercise) {
        return before(code, exercise, method -> true);
    }

    private SortedSet<Exercise> before(Code code, Exercise exercise, Predicate<Suspects.Method> which) {
        return own(code, method -> method.exercise().compareTo(exercise) < 0 && which.test(method));
    }

    /** The exercises with such a method that the learner has solved in another way than the reference. */
    private SortedSet<Exercise> own(Code code, Predicate<Suspects.Method> which) {
        return suspects.all().stream()
                .filter(which)
                .filter(method -> isOwn(code, method))
                .map(Suspects.Method::exercise)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isOwn(Code code, Suspects.Method method) {
        if (code.file(method.file()) == null) {
            return false;
        }
        return Members.in(code.file(method.file()))
                .filter(mine -> mine.has(method.path())
                        && !mine.todos().containsKey(method.path())
                        && !mine.hasSame(method.path(), reference.members(method.file())))
                .isPresent();
    }
}
