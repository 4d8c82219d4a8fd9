package cli;

import cli.Exchange.RefusedException;
import cli.Exchange.Result;
import cli.KeptFiles.NotKeptException;
import cli.Output.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import judge.Exercise;
import judge.NotUtf8Exception;
import judge.Step;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code catch-up} and {@code reset} have in common: they replace solutions in the learner's files, and keep the old files. */
abstract class ExchangeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "2 | 2.3", description = "The step, or exercises of one step.")
    private List<String> what;

    @Option(
            names = "--whole-file",
            description =
                    "Replace the whole files of the exercise, also if they are not Java. Nothing else of yours stays in them.")
    private boolean wholeFile;

    /** The exercises whose solutions are replaced. */
    Collection<Exercise> exercises(Course course, List<Exercise> named) {
        return named;
    }

    /** Computes the new files. */
    abstract Result exchange(Exchange exchange, Collection<Exercise> exercises, boolean wholeFile)
            throws RefusedException;

    /** Is called when the code compiles: after the files were written, or when there was nothing to write. */
    void done(Step step, Collection<Exercise> exercises, Output out) {}

    /** What an exercise has now, such as "the starter's TODO". */
    abstract String outcome();

    @Override
    public final Integer call() throws IOException {
        Course course = Course.read();
        List<Exercise> named = named(course);
        Collection<Exercise> exercises = exercises(course, named);
        Step step = course.step(named.getFirst());
        try (Console console = Console.open()) {
            return exchange(step, exercises, console.out());
        }
    }

    private List<Exercise> named(Course course) {
        List<Exercise> named = what.stream()
                .flatMap(argument -> Selection.of(course, argument, null).stream())
                .map(Section::exercise)
                .distinct()
                .sorted()
                .toList();
        if (named.getFirst().step() != named.getLast().step()) {
            throw new WrongArgumentException("Type exercises of one step: these are of the steps "
                    + named.getFirst().step() + " to " + named.getLast().step() + ".");
        }
        return named;
    }

    private int exchange(Step step, Collection<Exercise> exercises, Output out) {
        try {
            Result result = exchange(Exchange.of(step, wholeFile), exercises, wholeFile);
            if (result.files().isEmpty()) {
                out.line("Nothing to change: your files have " + outcome() + " for " + names(exercises) + " already.");
            } else {
                Path workshop = Path.of(System.getProperty("workshop"));
                Path kept = new LearnerFiles(workshop, step.starter())
                        .replace(spec.name() + "-" + range(exercises), result.files());
                out.line(Style.BOLD, "Your files have " + outcome() + " for " + names(exercises) + ".");
                result.files()
                        .keySet()
                        .forEach(file -> out.line(
                                Style.PLAIN,
                                "  ",
                                step.starter().resolve(file).normalize().toString()));
                explain(result, out);
                out.line("The old files are in " + kept);
                out.line("./workshop undo brings them back.");
            }
            if (result.otherErrors().isEmpty()) {
                done(step, exercises, out);
            } else {
                out.line(Style.YELLOW, "Another file of this step does not compile: " + result.otherErrors());
            }
            return 0;
        } catch (RefusedException e) {
            out.line(Style.RED, e.getMessage());
        } catch (UncheckedIOException e) {
            out.line(Style.RED, "Nothing was changed: " + FileTrouble.words(e.getCause()) + ".");
            if (e.getCause() instanceof NotUtf8Exception) {
                out.line("Or replace the whole file: --whole-file keeps a copy of yours.");
            }
        } catch (NotKeptException e) {
            out.line(
                    Style.RED,
                    "Nothing was changed, because your files could not be kept: " + FileTrouble.words(e.getCause())
                            + ".");
        } catch (IOException e) {
            out.line(Style.RED, "The files cannot be written: " + FileTrouble.words(e) + ".");
            out.line("What you had is in your files, or in .workshop/kept.");
        }
        return 1;
    }

    private void explain(Result result, Output out) {
        if (wholeFile) {
            out.line("These files are new. Nothing else of yours is in them.");
        } else if (!result.keepsOtherCode()) {
            out.line("Your other code did not compile with it. So these files are new, and have your solutions of other"
                    + " exercises, but no other changes of yours.");
            if (!result.lost().isEmpty()) {
                out.line("They do not have your solutions of " + names(result.lost()) + ", which do not compile.");
            }
        }
    }

    static String names(Collection<Exercise> exercises) {
        return exercises.stream().map(Exercise::toString).collect(Collectors.joining(", "));
    }

    private static String range(Collection<Exercise> exercises) {
        Exercise first = exercises.iterator().next();
        Exercise last = exercises.stream().max(Exercise::compareTo).orElseThrow();
        return first.equals(last) ? first.toString() : first + "-to-" + last;
    }
}
