package workshop;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * A server in a process of its own, which may open only a few files. So "too many open files" is a real error there,
 * and the JVM of the tests does not run out of descriptors itself. The shell sets the limit, so this needs a system
 * with {@code ulimit}. {@link FewDescriptorsMain} has what the server needs inside of the process.
 */
public final class FewDescriptorsProcess implements AutoCloseable {

    /** The limit of open files. The JVM needs a dozen or two of them, and each client one. */
    public static final int DESCRIPTORS = 80;

    /** The CPU time of a server that waits, at most, as a part of what a thread takes that never waits. */
    public static final double QUIET = 0.1;

    private static final int MAX_MEASUREMENTS = 8;

    /** Usually it takes less than a second. On a busy machine, a new JVM may take several. */
    private static final long SECONDS_TO_START = 20;

    private final Process process;
    private volatile CompletableFuture<String> answer = new CompletableFuture<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();

    private FewDescriptorsProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts the process.
     *
     * @param main whose {@code main} runs a server; its argument is the IP address to listen on, since the JVM of the
     *     tests may prefer another loopback address than a new JVM does
     * @param codeUnderTest any class of the code that the server runs
     */
    public static FewDescriptorsProcess start(Class<?> main, Class<?> codeUnderTest) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = Stream.of(codeUnderTest, main, LoggerFactory.class, loggingBackend())
                .map(type -> FewDescriptorsMain.folderOf(type).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
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
                        classPath,
                        main.getName(),
                        InetAddress.getLoopbackAddress().getHostAddress())
                .redirectErrorStream(true);
        // Options for every JVM of this machine, such as another collector, are not for this one.
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        FewDescriptorsProcess server = new FewDescriptorsProcess(builder.start());
        Thread.startVirtualThread(server::readOutput);
        return server;
    }

    private static Class<?> loggingBackend() {
        return LoggerFactory.getILoggerFactory().getClass();
    }

    /**
     * The port and the answers have their prefixes. The other lines, from the JVM or a learner's code, tell why it
     * ended.
     */
    private void readOutput() {
        StringJoiner others = new StringJoiner("\n").setEmptyValue("it was killed");
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(FewDescriptorsMain.PORT)) {
                    port.complete(Integer.valueOf(line.substring(FewDescriptorsMain.PORT.length())));
                } else if (line.startsWith(FewDescriptorsMain.ANSWER)) {
                    answer.complete(line.substring(FewDescriptorsMain.ANSWER.length()));
                } else {
                    others.add(line);
                }
            }
        } catch (IOException closed) {
            // The test has ended the process, and the pipe with it.
        } finally {
            end.complete(others.toString());
            port.completeExceptionally(new AssertionError("the server did not start: " + others));
        }
    }

    /** The port that the server listens on. Waits until the server has started. */
    public int port() throws Exception {
        return Waiting.waitingFor(
                "the server to start in a process of its own", () -> port.get(SECONDS_TO_START, TimeUnit.SECONDS));
    }

    /** What the process printed before it ended; null while it runs. */
    public String end() {
        return end.getNow(null);
    }

    /**
     * Asks the process a question, and waits for the answer.
     *
     * @param question one character, which the process knows
     * @return null if the process has ended; {@link #end} tells why
     */
    public String ask(char question) throws Exception {
        CompletableFuture<String> next = new CompletableFuture<>();
        answer = next;
        // The process may end before it answers.
        end.thenRun(() -> next.complete(null));
        try {
            process.getOutputStream().write(question);
            process.getOutputStream().flush();
        } catch (IOException ended) {
            // Its output ends too, and then the question has no answer.
        }
        return Waiting.waitingFor(
                "an answer of the server's process", () -> next.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Whether the process has as many open files as it may have, or nearly. True also if it has ended. */
    public boolean isOutOfDescriptors() throws Exception {
        String canOpenAFile = ask(FewDescriptorsMain.CAN_OPEN_A_FILE);
        return canOpenAFile == null || canOpenAFile.equals("false");
    }

    /**
     * The least CPU time of up to eight measurements, as a part of the CPU time of a thread that never waits: a server
     * that backs off is soon at most {@link #QUIET}, and one that spins never is. 0 if the process has ended.
     */
    public double leastCpuTime() throws Exception {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < MAX_MEASUREMENTS && least > QUIET; i++) {
            String answer = ask(FewDescriptorsMain.CPU_TIME);
            least = answer == null ? 0 : Math.min(least, Double.parseDouble(answer));
        }
        return least;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
