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
import workshop.benchmarks.contenders.Assignment;
import workshop.benchmarks.contenders.ContenderMain;
import workshop.benchmarks.contenders.Footprint;
import workshop.benchmarks.contenders.Response;
import workshop.benchmarks.contenders.Roster;
import workshop.benchmarks.contenders.Snapshot;

/** A contender in a process of its own, with the same JDK and the same class path as this process. */
final class ContenderProcess implements AutoCloseable {

    /**
     * The same for all contenders: a heap that none of them fills, this JVM's loopback address, and no warnings about
     * Netty.
     */
    private static final List<String> OPTIONS = List.of(
            "-Xms1g",
            "-Xmx1g",
            "-Djava.net.preferIPv6Addresses=" + (InetAddress.getLoopbackAddress() instanceof Inet6Address),
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");

    /**
     * Longer than any run takes. A contender that hangs is killed then, and the thread that waits for it gets an
     * exception.
     */
    private static final long LIMIT_SECONDS = 60;

    private final Roster contender;
    private final Process process;
    private final BufferedReader responses;
    private final Writer requests;
    private final int port;

    private ContenderProcess(Roster contender, Process process) throws IOException {
        this.contender = contender;
        this.process = process;
        this.responses = process.inputReader();
        this.requests = process.outputWriter();
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        this.port = Math.toIntExact(new Response(readResponse()).number("port"));
    }

    /**
     * Starts a contender, and returns when it is ready.
     *
     * @param jvmOptions options in addition to those of all contenders, which they may override
     * @throws IOException if the contender does not start; it has printed the reason to standard error
     */
    static ContenderProcess start(Roster contender, Assignment assignment, String... jvmOptions) throws IOException {
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
        return new ContenderProcess(contender, process);
    }

    /** Returns the port on which the contender listens; 0 if it is a client. */
    int port() {
        return port;
    }

    /** Returns the process id. */
    long pid() {
        return process.pid();
    }

    /** Returns what the contender has done and used so far. */
    Snapshot snapshot() throws IOException {
        return Snapshot.parse(request("snapshot"));
    }

    /** Returns the memory and the threads that the contender has after a garbage collection. */
    Footprint footprint() throws IOException {
        return Footprint.parse(request("footprint"));
    }

    /** Lets the contender work, and measures the units of work that it counts itself. */
    Measurement measure(Timing timing) throws IOException, InterruptedException {
        work(timing.warmUp());
        Snapshot used = work(timing.measured());
        return Measurement.of(used, used.units());
    }

    /** Lets the contender work for some time, or longer on a busy machine, until it has done one unit at least. */
    private Snapshot work(Duration time) throws IOException, InterruptedException {
        Snapshot start = snapshot();
        Snapshot used;
        do {
            Thread.sleep(time);
            used = snapshot().since(start);
        } while (used.units() == 0);
        return used;
    }

    private String request(String command) throws IOException {
        requests.write(command + '\n');
        requests.flush();
        return readResponse();
    }

    private String readResponse() throws IOException {
        String line = responses.readLine();
        while (line != null && !Response.isResponse(line)) {
            line = responses.readLine();
        }
        if (line == null) {
            throw new IOException(contender + " ended too early, or hung for " + LIMIT_SECONDS + " seconds");
        }
        return line;
    }

    /** Kills the process, and returns when it has ended. */
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
