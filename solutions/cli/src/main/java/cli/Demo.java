package cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import judge.Code;
import judge.CompilationException;
import judge.Compiled;
import judge.Step;

/** The demo of a step, which runs in a process of its own with the code of a folder. */
final class Demo {

    private static final Pattern MAIN_CLASS = Pattern.compile("<demo>(.+)</demo>");
    private static final Path WORKSHOP = Path.of(System.getProperty("workshop"));

    private final Step step;
    private final Path folder;
    private final Code code;

    private Demo(Step step, Path folder) {
        this.step = step;
        this.folder = folder;
        this.code = Code.read(folder);
    }

    /** The demo with the learner's code, or with the reference solution. */
    static Demo of(Step step, boolean solution) {
        return new Demo(step, solution ? step.solution() : step.starter());
    }

    /** The main class that Maven starts too: the step's {@code pom.xml} names it. */
    String mainClass() {
        Matcher demo =
                MAIN_CLASS.matcher(Step.read(WORKSHOP.resolve(step.folder()).resolve("pom.xml")));
        if (!demo.find()) {
            throw new IllegalStateException("the pom.xml of " + step.folder() + " names no demo");
        }
        return demo.group(1);
    }

    boolean has(String className) {
        return code.file(className.replace('.', '/') + ".java") != null;
    }

    /**
     * Runs the demo until it ends.
     *
     * @param options the options of its JVM
     * @return its exit code
     * @throws CommandException with the words of the compiler, if the code does not compile
     */
    int run(String mainClass, List<String> options) throws InterruptedException {
        List<String> arguments = new ArrayList<>(options);
        arguments.add("-classpath");
        arguments.add(Stream.concat(Stream.of(compiled().classes().toString()), libraries())
                .collect(Collectors.joining(File.pathSeparator)));
        arguments.add(mainClass);
        return Child.runJava(arguments);
    }

    private Compiled compiled() {
        try {
            return Compiled.of(code);
        } catch (CompilationException e) {
            throw new CommandException(e.errors().stream()
                    .map(error -> WORKSHOP.relativize(folder) + "/" + error.file() + ":" + error.line() + ": "
                            + error.words())
                    .collect(Collectors.joining("\n")));
        }
    }

    /** The code logs with SLF4J, and needs nothing else. */
    private static Stream<String> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith("slf4j-"));
    }
}
