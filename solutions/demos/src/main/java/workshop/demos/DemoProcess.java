package workshop.demos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A demo in a process of its own. Its standard output and its standard error are read as one stream. */
public final class DemoProcess implements AutoCloseable {

    /** Longer than any demo runs in a test. A demo that hangs is killed then, and its output ends. */
    private static final long LIMIT_SECONDS = 60;

    private final Process process;
    private final BufferedReader output;
    private final StringBuilder printed = new StringBuilder();

    private DemoProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(UTF_8);
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(process.toHandle()::destroyForcibly);
    }

    /** Starts the main class of a demo with JVM options, such as {@code -Dport=0}. */
    public static DemoProcess start(Class<?> demo, String... options) throws IOException {
        return start(demo, Map.of(), options);
    }

    /** Does the same with additional environment variables, which the child processes of the demo inherit. */
    static DemoProcess start(Class<?> demo, Map<String, String> environment, String... options) throws IOException {
        return start(List.of(), environment, demo, options);
    }

    /**
     * Does the same with a maximum number of open files, which a shell sets. This needs a system with {@code ulimit}.
     */
    static DemoProcess startWithFewDescriptors(int limit, Class<?> demo, String... options) throws IOException {
        List<String> shell = List.of("sh", "-c", "ulimit -n " + limit + " && exec \"$@\"", "sh");
        return start(shell, Map.of(), demo, options);
    }

    private static DemoProcess start(
            List<String> prefix, Map<String, String> environment, Class<?> demo, String... options) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        command.addAll(List.of(options));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), demo.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new DemoProcess(builder.start());
    }

    /**
     * Reads until a line contains these words.
     *
     * @return the whole output so far
     */
    public String readUntil(String words) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            printed.append(line).append('\n');
            if (line.contains(words)) {
                return printed.toString();
            }
        }
        throw new AssertionError("the demo ended, or was killed after " + LIMIT_SECONDS
                + " seconds, before it printed \"" + words + "\". It printed:\n" + printed);
    }

    /** Reads until the demo ends, and returns its whole output. */
    String readToEnd() throws IOException {
        output.lines().forEach(line -> printed.append(line).append('\n'));
        return printed.toString();
    }

    /** Waits until the demo has ended, and returns its exit code. */
    int exitCode() {
        return process.onExit().join().exitValue();
    }

    /** Asks the demo to end, as Ctrl-C does: its shutdown hooks run, except on Windows. Its output can still be read. */
    public void stop() {
        // Process.destroy would close the output.
        process.toHandle().destroy();
    }

    /** Writes a line to the standard input of the demo. */
    public void type(String line) throws IOException {
        Writer keyboard = process.outputWriter(UTF_8);
        keyboard.write(line + "\n");
        keyboard.flush();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
