package cli;

import cli.ClassDay.Entry;
import cli.ClassDay.Part;
import cli.ClassDay.Pause;
import cli.ClassDay.Work;
import cli.Output.Style;
import java.io.IOException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import judge.Effort;
import judge.Exercise;
import judge.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints when each exercise begins on the days of a class, and what to leave out if it gets late. */
@Command(
        name = "plan",
        description =
                "Prints the days of a class: when each exercise begins, the breaks, and what to leave out if it gets late.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PlanCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
    private static final int MINUTES_A_DAY = 24 * 60;

    /** How many ways to shorten a step are shown. */
    private static final int CUTS = 3;

    @Option(
            names = "--start",
            paramLabel = "9:00",
            defaultValue = "9:00",
            description = "When each day begins. By default ${DEFAULT-VALUE}.")
    private String start;

    @Option(
            names = "--steps",
            paramLabel = "1,2,3",
            split = ",",
            // PowerShell makes three arguments of 1,2,3.
            arity = "1..*",
            hideParamSyntax = true,
            description = "The steps of the class, in the order that you want. By default all.")
    private List<String> steps;

    @Option(names = "--extras", description = "Plan the extras too, not only the core.")
    private boolean extras;

    @Override
    public Integer call() throws IOException {
        Course course = Course.read();
        List<Part> parts = selected(course).map(this::part).toList();
        List<ClassDay> days = ClassDay.of(parts, minutes(start));
        if (days.stream().anyMatch(day -> day.end() > MINUTES_A_DAY)) {
            throw new WrongArgumentException("A day that begins at " + start + " ends after midnight.");
        }
        try (Console console = Console.open()) {
            for (int i = 0; i < days.size(); i++) {
                print(i + 1, days.get(i), console.out());
            }
            printCuts(parts, console.out());
        }
        return 0;
    }

    private Stream<Step> selected(Course course) {
        return steps == null
                ? course.steps().stream()
                : steps.stream().map(String::strip).distinct().map(number -> Selection.step(course, number));
    }

    private Part part(Step step) {
        return new Part(
                step,
                Effort.in(step.guide()).stream()
                        .filter(effort -> extras || effort.isCore())
                        .toList());
    }

    private static int minutes(String time) {
        try {
            return LocalTime.parse(time, TIME).get(ChronoField.MINUTE_OF_DAY);
        } catch (DateTimeParseException e) {
            throw new WrongArgumentException("\"" + time + "\" is no time of day. Type one such as 9:00 or 13:30.");
        }
    }

    private static void print(int number, ClassDay day, Output out) {
        out.line();
        out.line(
                Style.BOLD,
                "Day %s, from %s to %s: %s of work, %s of breaks"
                        .formatted(
                                number,
                                clock(day.begin()),
                                clock(day.end()),
                                duration(day.work()),
                                duration(day.end() - day.begin() - day.work())));
        Step step = null;
        for (Entry entry : day.entries()) {
            if (entry instanceof Work work && !work.step().equals(step)) {
                step = work.step();
                out.line();
                out.line(Style.BOLD, "step " + step.number() + " · docs/" + step.folder() + ".md");
            }
            print(entry, out);
        }
    }

    private static void print(Entry entry, Output out) {
        String time = "  %5s %3s min  ".formatted(clock(entry.begin()), entry.minutes());
        switch (entry) {
            case Work work ->
                out.hanging(
                        Style.PLAIN,
                        time,
                        work.effort().section() + (work.effort().isCore() ? "" : " (extra)"));
            case Pause pause -> out.hanging(Style.DIM, time, pause.name());
        }
    }

    /** The tests of an exercise need only the exercises before it. So a class can leave out the last ones of a step. */
    private void printCuts(List<Part> parts, Output out) {
        out.line();
        out.line(Style.BOLD, "If it gets late");
        out.line((extras ? "First leave out the extras. Then leave" : "Leave")
                + " out the last exercises of a step, and show its demo with --solution. "
                + "No other exercise needs them. You save:");
        for (Part part : parts) {
            List<Effort> fromTheLast = part.efforts().reversed();
            List<String> cuts = IntStream.rangeClosed(1, CUTS)
                    .mapToObj(count -> cut(fromTheLast.subList(0, count).reversed()))
                    .toList();
            out.hanging(Style.PLAIN, "  step " + part.step().number() + "   ", String.join(", ", cuts));
        }
        out.line("A learner who is late in a step types ./workshop catch-up 2.8 --before, "
                + "and begins 2.8 together with the class.");
    }

    private static String cut(List<Effort> last) {
        int minutes = last.stream().mapToInt(Effort::minutes).sum();
        Exercise first = last.getFirst().exercise().orElseThrow();
        return minutes + " min " + (last.size() == 1 ? "without " + first : "from " + first + " on");
    }

    private static String clock(int minutes) {
        return minutes / 60 + ":" + (minutes % 60 < 10 ? "0" : "") + minutes % 60;
    }

    private static String duration(int minutes) {
        return minutes / 60 + " h " + minutes % 60 + " min";
    }
}
