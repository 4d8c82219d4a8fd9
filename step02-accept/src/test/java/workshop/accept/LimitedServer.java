package workshop.accept;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
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
    private final BlockingQueue<Double> answers = new LinkedBlockingQueue<>();
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
                        LimitedServerMain.class.getName(),
                        InetAddress.getLoopbackAddress().getHostAddress())
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

    /** Its output: the port, how busy it is, perhaps some lines of a learner's, and what ended it. */
    private void listenToIt() {
        String last = "it was killed";
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(LimitedServerMain.PORT)) {
                    port.complete(Integer.valueOf(line.substring(LimitedServerMain.PORT.length())));
                } else if (line.startsWith(LimitedServerMain.BUSY)) {
                    answers.add(Double.valueOf(line.substring(LimitedServerMain.BUSY.length())));
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

    /**
     * How busy the server is for a while, as a part of the CPU time that a thread gets which never waits: 0 where it
     * waits all the time, about 1 where it spins. The process measures itself, since not every system tells one process
     * the CPU time of another.
     */
    double busy() throws Exception {
        try {
            process.getOutputStream().write('?');
            process.getOutputStream().flush();
        } catch (IOException ended) {
            return 0;
        }
        Double busy = answers.poll(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (busy == null && process.isAlive()) {
            throw new AssertionError("waited for the server's process to tell how busy it is, and it did not");
        }
        return busy == null ? 0 : busy;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
