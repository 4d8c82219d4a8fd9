package workshop.facts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs a small program in a JVM of its own: what it changes or loses ends with it. */
final class OtherJvm {

    private OtherJvm() {}

    /** What the program prints, errors included, without the blanks at both ends. */
    static String run(Class<?> program) throws IOException {
        return output(command(program));
    }

    /** The same after a command of the shell, on Linux and macOS: it may change the limits of the process first. */
    static String runAfter(String shellCommand, Class<?> program) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", shellCommand + " && exec \"$0\" \"$@\""));
        command.addAll(command(program));
        return output(command);
    }

    private static List<String> command(Class<?> program) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-cp", System.getProperty("java.class.path"), program.getName());
    }

    /** What a JVM says of them would be taken for what the program prints. */
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
