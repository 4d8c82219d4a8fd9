package cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own. Its standard output and its standard error are read as one stream. */
final class Started implements AutoCloseable {

    /** Maven may build the command while both cores are busy. A command that hangs is killed then, and its output ends. */
    private static final long LIMIT_SECONDS = 150;

    private final Process process;
    private final BufferedReader output;
    private final StringBuilder printed = new StringBuilder();

    private Started(Process process) {
        this.process = process;
        this.output = process.inputReader(UTF_8);
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(this::close);
    }

    /**
     * Starts a command.
     *
     * @param folder the folder that it is called from
     * @param environment variables to set, or to unset if the value is empty
     */
    static Started start(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        environment.forEach((name, value) -> {
            builder.environment().put(name, value);
            if (value.isEmpty()) {
                builder.environment().remove(name);
            }
        });
        return new Started(builder.start());
    }

    /**
     * Reads until a line contains these words.
     *
     * @return the whole output so far
     */
    String readUntil(String words) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            printed.append(line).append('\n');
            if (line.contains(words)) {
                return printed.toString();
            }
        }
        throw new AssertionError("the command ended, or was killed after " + LIMIT_SECONDS
                + " seconds, before it printed \"" + words + "\". It printed:\n" + printed);
    }

    /** Reads until the command ends, and returns its whole output. */
    String readToEnd() {
        output.lines().forEach(line -> printed.append(line).append('\n'));
        return printed.toString();
    }

    /** Waits until the command has ended, and returns its exit code. */
    int exitCode() {
        return process.onExit().join().exitValue();
    }

    /** Writes a line to the standard input of the command. */
    void type(String line) throws IOException {
        Writer keyboard = process.outputWriter(UTF_8);
        keyboard.write(line + "\n");
        keyboard.flush();
    }

    /** Presses Ctrl-C, except that the processes which the command has started do not get the signal. */
    void interrupt() throws IOException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .onExit()
                .join();
    }

    /** The processes that the command has started. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = children();
        process.destroyForcibly().onExit().join();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
