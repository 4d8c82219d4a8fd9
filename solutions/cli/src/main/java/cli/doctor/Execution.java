package cli.doctor;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A program of the system that was run to its end. */
record Execution(int exitCode, String output) {

    private static final Duration LIMIT = Duration.ofSeconds(8);

    /** Runs a program without input. If it takes too long, it is ended, and its output ends there. */
    static Execution of(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        CompletableFuture.delayedExecutor(LIMIT.toMillis(), MILLISECONDS).execute(() -> end(process));
        process.getOutputStream().close();
        String output = new String(
                process.getInputStream().readAllBytes(), Charset.forName(System.getProperty("native.encoding")));
        return new Execution(process.onExit().join().exitValue(), output);
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
