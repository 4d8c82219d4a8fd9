package workshop.accept;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import workshop.Waiting;

/**
 * An echo server of the code under test in a process of its own, which may have only so many files open: so that "too
 * many open files" is real, and does not befall the tests themselves.
 */
final class LimitedServer implements AutoCloseable {

    /** The process itself needs a dozen or two. Each client takes one. */
    static final int DESCRIPTORS = 80;

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final BlockingQueue<Long> cpuTimes = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();

    private LimitedServer(Process process) {
        this.process = process;
    }

    static LimitedServer start() throws IOException {
        LimitedServer server = new LimitedServer(launch());
        Thread.startVirtualThread(server::listenToIt);
        return server;
    }

    private static Process launch() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // The shell sets the limit for itself, and then becomes the server.
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n " + DESCRIPTORS + " && exec \"$@\"",
                        "sh",
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-classpath",
                        classPath(),
                        LimitedServerMain.class.getName())
                .redirectErrorStream(true);
        // Options for every JVM of this machine, such as another collector, are not for this one.
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder.start();
    }

    private static String classPath() {
        return Stream.of(AcceptLoop.class, LimitedServerMain.class, LoggerFactory.class, loggingBackend())
                .map(LimitedServer::origin)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Class<?> loggingBackend() {
        return LoggerFactory.getILoggerFactory().getClass();
    }

    private static String origin(Class<?> type) {
        try {
            URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(place).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its output: the port, CPU times, perhaps some lines of a learner's, and what ended it. */
    private void listenToIt() {
        String last = "it was killed";
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(LimitedServerMain.PORT)) {
                    port.complete(Integer.valueOf(line.substring(LimitedServerMain.PORT.length())));
                } else if (line.startsWith(LimitedServerMain.CPU_TIME)) {
                    cpuTimes.add(Long.valueOf(line.substring(LimitedServerMain.CPU_TIME.length())));
                } else {
                    last = line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end.complete(last);
            port.completeExceptionally(new AssertionError("the server did not start: " + last));
        }
    }

    int port() throws Exception {
        return Waiting.waitingFor("the server to start in a process of its own", () -> port.get(8, TimeUnit.SECONDS));
    }

    /** What ended the server, or null while it runs. */
    String end() {
        return end.getNow(null);
    }

    /** How much of one core the server uses, measured over a while. */
    double coreUse(Duration window) throws Exception {
        long cpuBefore = cpuTime();
        long before = System.nanoTime();
        process.waitFor(window.toMillis(), TimeUnit.MILLISECONDS);
        long cpu = cpuTime() - cpuBefore;
        return (double) cpu / (System.nanoTime() - before);
    }

    private long cpuTime() throws Exception {
        try {
            process.getOutputStream().write('?');
            process.getOutputStream().flush();
        } catch (IOException ended) {
            return 0;
        }
        Long time = cpuTimes.poll(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (time == null && process.isAlive()) {
            throw new AssertionError("waited for the server's process to tell its CPU time, and it did not");
        }
        return time == null ? 0 : time;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
