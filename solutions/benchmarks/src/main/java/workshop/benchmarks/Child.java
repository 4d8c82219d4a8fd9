package workshop.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A process of the benchmarks, with the same JDK and the same class path as this one. It reads requests from its
 * standard input, one in each line, and writes a response of names and numbers for each, such as {@code port=40123}.
 */
public final class Child implements AutoCloseable {

    /** The same for all: a heap that no program fills, this JVM's loopback address, and no warnings about libraries. */
    private static final List<String> OPTIONS = List.of(
            "-Xms512m",
            "-Xmx512m",
            "-Djava.net.preferIPv6Addresses=" + Loopback.isIpv6(),
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");

    /** Longer than any measurement takes. If a child hangs, it is killed then, and its request fails. */
    private static final long LIMIT_SECONDS = 300;

    private final String name;
    private final Process process;
    private final BufferedReader responses;
    private final Writer requests;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        responses = process.inputReader();
        requests = process.outputWriter();
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
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Child(main.getSimpleName() + Arrays.toString(arguments), process);
    }

    /** @throws IOException if the process has ended, or hangs */
    Map<String, Long> ask(String request) throws IOException {
        requests.write(request + '\n');
        requests.flush();
        String line = responses.readLine();
        // The JVM itself prints warnings to the same stream.
        while (line != null && !line.matches("\\w+=-?\\d+( \\w+=-?\\d+)*")) {
            line = responses.readLine();
        }
        if (line == null) {
            throw new IOException(name + " ended too early, or hung for " + LIMIT_SECONDS + " seconds");
        }
        return Arrays.stream(line.split(" "))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Long.valueOf(pair[1])));
    }

    Snapshot snapshot() throws IOException {
        return Snapshot.of(ask("snapshot"));
    }

    /** Kills the process, and returns when it has ended. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** The program of a child. */
    @FunctionalInterface
    public interface Program {

        /** Returns the response to a request. */
        String answer(String request) throws Exception;
    }

    /** Starts the program of a child. */
    @FunctionalInterface
    public interface Start {

        Program start() throws Exception;
    }

    /**
     * Answers requests until the end of the input, and ends this process then. So it cannot outlive its parent. If a
     * thread fails, the process ends too: otherwise others might go on for ever, and the parent would wait for them.
     */
    public static void serve(Start start) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        PrintStream out = System.out;
        // The parent must not mistake the output of a library for a response.
        System.setOut(System.err);
        Program program = start.start();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String request = in.readLine(); request != null; request = in.readLine()) {
            out.println(program.answer(request));
        }
        // Not exit: shutdown hooks might close sockets one after another.
        Runtime.getRuntime().halt(0);
    }
}
