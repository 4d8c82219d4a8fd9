package workshop.facts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs a small program in a JVM of its own. Its changes and its leaks end with that JVM. */
final class OtherJvm {

    /** The program java of this JDK. */
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private OtherJvm() {}

    /** Returns the output of the program, errors included, without blanks at both ends. */
    static String run(Class<?> program) throws IOException {
        return output(command(program));
    }

    /** Does the same after a command of the shell, which may change the limits of the process. Linux and macOS only. */
    static String runAfter(String shellCommand, Class<?> program) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", shellCommand + " && exec \"$0\" \"$@\""));
        command.addAll(command(program));
        return output(command);
    }

    private static List<String> command(Class<?> program) {
        return List.of(JAVA, "-Xlog:disable", "-cp", System.getProperty("java.class.path"), program.getName());
    }

    /**
     * Removes options that a machine sets for every JVM: a JVM prints them, and the test would read them as output of
     * the program.
     */
    static void withoutOptionsForEveryJvm(ProcessBuilder builder) {
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
    }

    private static String output(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        withoutOptionsForEveryJvm(builder);
        Process process = builder.start();
        try (var output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            process.destroyForcibly();
        }
    }
}
