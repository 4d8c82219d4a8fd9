package workshop.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process of the benchmarks, with the same JDK and the same class path as this one. It reads requests from its
 * standard input, one in each line, and prints an answer to each.
 */
final class Child implements AutoCloseable {

    /** The same for all: a heap that no program fills, this JVM's loopback address, and no warnings about libraries. */
    private static final List<String> OPTIONS = List.of(
            "-Xms512m",
            "-Xmx512m",
            "-Djava.net.preferIPv6Addresses=" + Loopback.IS_IPV6,
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");

    /** Longer than any measurement takes. If a child hangs, it is killed then, and its request fails. */
    private static final long LIMIT_SECONDS = 600;

    /** The beginning of an answer. The JVM itself prints warnings to the same stream. */
    private static final String ANSWER = "answer: ";

    private final String name;
    private final Process process;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
    }

    /** Starts a class that calls {@link #serve}. It prints its errors to the standard error of this process. */
    static Child start(Class<?> main, List<String> jvmOptions, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        return new Child(main.getSimpleName() + Arrays.toString(arguments), builder.start());
    }

    /** Makes a request whose answer is one number. It fails as {@link #ask} does. */
    long number(String request) throws IOException {
        return Long.parseLong(ask(request));
    }

    /** Makes a request whose answer is a snapshot. It fails as {@link #ask} does. */
    Snapshot snapshot(String request) throws IOException {
        return Snapshot.parse(ask(request));
    }

    /** @throws IOException if the process has ended, or hangs */
    private String ask(String request) throws IOException {
        process.outputWriter().write(request + '\n');
        process.outputWriter().flush();
        for (String line = ""; line != null; line = process.inputReader().readLine()) {
            if (line.startsWith(ANSWER)) {
                return line.substring(ANSWER.length());
            }
        }
        throw new IOException(name + " ended too early, or hung for " + LIMIT_SECONDS + " seconds");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** The program of a child. It answers with a number or a {@link Snapshot}. */
    @FunctionalInterface
    interface Program {

        Object answer(String request) throws Exception;
    }

    /**
     * Starts a program, answers requests until the end of the input, and ends this process then. So it cannot outlive
     * its parent. If a thread fails, the process ends too: otherwise others might go on for ever, and the parent would wait for them.
     */
    static void serve(Callable<Program> start) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        Program program = start.call();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String request = in.readLine(); request != null; request = in.readLine()) {
            System.out.println(ANSWER + program.answer(request));
        }
        // Not exit: shutdown hooks might close sockets one after another.
        Runtime.getRuntime().halt(0);
    }
}
