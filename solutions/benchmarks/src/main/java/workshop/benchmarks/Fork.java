package workshop.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import workshop.benchmarks.contenders.Answer;
import workshop.benchmarks.contenders.Assignment;
import workshop.benchmarks.contenders.ContenderMain;
import workshop.benchmarks.contenders.Footprint;
import workshop.benchmarks.contenders.Mark;
import workshop.benchmarks.contenders.Roster;

/** A contender in a process of its own, with the same Java and the same class path as this one. */
final class Fork implements AutoCloseable {

    /** The same for all: a heap that nobody fills, this JVM's loopback address, and no warnings about Netty. */
    private static final List<String> OPTIONS = List.of(
            "-Xms1g",
            "-Xmx1g",
            "-Djava.net.preferIPv6Addresses=" + (InetAddress.getLoopbackAddress() instanceof Inet6Address),
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");

    /** Longer than any run takes. A contender that hangs is ended then, and whoever waits for it sees that. */
    private static final long LIMIT_SECONDS = 60;

    private final Roster contender;
    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final int port;

    private Fork(Roster contender, Process process) throws IOException {
        this.contender = contender;
        this.process = process;
        this.answers = process.inputReader();
        this.questions = process.outputWriter();
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        this.port = Math.toIntExact(new Answer(answer()).number("port"));
    }

    /**
     * Starts a contender, and returns when it says that it is ready.
     *
     * @param jvmOptions in addition to those that all get, which they may override
     * @throws IOException if it does not start; what it says about that is on the standard error
     */
    static Fork start(Roster contender, Assignment assignment, String... jvmOptions) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ContenderMain.class.getName()));
        command.add(contender.name());
        command.addAll(List.of(assignment.toArguments()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Fork(contender, process);
    }

    /** The port on which it listens; 0 if it is a client. */
    int port() {
        return port;
    }

    /** Its process, for the operating system. */
    long pid() {
        return process.pid();
    }

    /** What it has done and used so far. */
    Mark mark() throws IOException {
        return Mark.parse(ask("mark"));
    }

    /** What it holds, after a collection. */
    Footprint footprint() throws IOException {
        return Footprint.parse(ask("footprint"));
    }

    /** Lets it work by itself, and measures what it counts. */
    Measurement measure(Timing timing) throws IOException, InterruptedException {
        work(timing.warmUp());
        Mark used = work(timing.measured());
        return Measurement.of(used, used.units());
    }

    /** Lets it work for some time, and on a busy machine for longer, until something was done. */
    private Mark work(Duration time) throws IOException, InterruptedException {
        Mark start = mark();
        Mark used;
        do {
            Thread.sleep(time);
            used = mark().since(start);
        } while (used.units() == 0);
        return used;
    }

    private String ask(String question) throws IOException {
        questions.write(question + '\n');
        questions.flush();
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        while (line != null && !Answer.isIn(line)) {
            line = answers.readLine();
        }
        if (line == null) {
            throw new IOException(
                    contender + " ended before it was told to, or hung for " + LIMIT_SECONDS + " seconds");
        }
        return line;
    }

    /** Ends the process, and returns when it is gone. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
