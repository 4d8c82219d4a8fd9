package cli;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A JVM that runs the tests of one exercise after another. Code that ends the JVM, or that cannot be stopped, ends only this
 * process.
 *
 * <p>One thread makes requests; any thread may call {@link #close}.
 */
final class JudgeProcess implements AutoCloseable {

    /** The exit code of a process that has no memory left, even after the test. */
    static final int OUT_OF_MEMORY = 3;

    /** A process that a signal has ended has a greater exit code than this one, on Linux and macOS. */
    static final int KILLED = 128;

    /** The memory of the tested code. */
    static final int MEGABYTES = 512;

    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream events;
    private boolean started;

    private JudgeProcess(Process process) {
        this.process = process;
        this.requests = new DataOutputStream(process.getOutputStream());
        this.events = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** Starts a process. It ends when this JVM ends: its standard input ends then. */
    static JudgeProcess start() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // An endless allocation fails soon, and does not slow down the whole machine before.
                "-Xmx" + MEGABYTES + "m",
                // The JVM would log into the events, for example that it cannot start a thread.
                "-Xlog:disable",
                "-Dworkshop=" + System.getProperty("workshop"),
                "-Doutput=" + System.getProperty("output"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-classpath",
                System.getProperty("java.class.path"),
                JudgeMain.class.getName());
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // Options that a machine sets for every JVM could change what the tests see.
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").forEach(builder.environment()::remove);
        try {
            return new JudgeProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns when the JVM runs, which may take long on a busy machine.
     *
     * @throws IOException if the process has ended before
     */
    void awaitStart() throws IOException {
        if (!started) {
            JudgeEvent.readStarted(events);
            started = true;
        }
    }

    /**
     * Makes a request, and waits until its tests have ended.
     *
     * @param onTest is called after each test
     * @throws IOException if the process has ended before; {@link #exitCode} says how
     */
    JudgeEvent.Ended judge(JudgeRequest request, Consumer<JudgeEvent.Tested> onTest) throws IOException {
        awaitStart();
        request.write(requests);
        while (true) {
            switch (JudgeEvent.read(events)) {
                case JudgeEvent.Tested tested -> onTest.accept(tested);
                case JudgeEvent.Ended ended -> {
                    return ended;
                }
            }
        }
    }

    /** Whether the process has not ended yet. */
    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** The exit code of a process that has closed its output. */
    int exitCode() {
        try {
            return process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Ends the process at once. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
