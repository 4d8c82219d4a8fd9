package cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import judge.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the slides of a class. */
@Command(
        name = "slides",
        description = "Makes the slides of a class: one HTML file, which any browser shows without a network.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SlidesCommand implements Callable<Integer> {

    private static final Path WORKSHOP = Path.of(System.getProperty("workshop"));

    @Parameters(
            arity = "0..*",
            paramLabel = "2",
            description = "The steps, in the order that you want. By default all.")
    private List<String> steps = List.of();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The file, relative to the folder of the workshop. By default .workshop/slides.html.")
    private Path output = Kept.folder(WORKSHOP).resolve("slides.html");

    @Override
    public Integer call() throws IOException {
        Path file = WORKSHOP.resolve(output).toAbsolutePath().normalize();
        String page = SlidesPage.of(WORKSHOP, selected());
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, page);
        try (Console console = Console.open()) {
            console.out().line("The slides are in " + file);
            console.out().line("Open them in a browser: " + file.toUri());
            console.out().line("Space or → next   ← back   s presenter view   f full screen   ? all keys");
        }
        return 0;
    }

    private List<Step> selected() {
        Course course = Course.read();
        return steps.isEmpty()
                ? course.steps()
                : steps.stream()
                        .distinct()
                        .map(number -> Selection.step(course, number))
                        .toList();
    }
}
