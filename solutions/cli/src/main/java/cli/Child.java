package cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program that uses the terminal of this command. The program does not outlive the command. */
final class Child {

    /** In a terminal, Ctrl-C reaches this command and the program at the same time. The program may end by itself. */
    private static final long MILLIS_TO_END_BY_ITSELF = 500;

    /** Longer than any program of the workshop needs to stop gracefully. */
    private static final long MILLIS_TO_STOP = 10_000;

    private Child() {}

    /**
     * Runs a Java program on the JDK of this command.
     *
     * @param arguments the options of the JVM, the main class and its arguments
     * @return the exit code
     */
    static int runJava(List<String> arguments) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return run(new ProcessBuilder(command).inheritIO());
    }

    private static int run(ProcessBuilder program) throws InterruptedException {
        return run(program, OutputStream.nullOutputStream());
    }

    /**
     * Runs a program. If this command ends before, for example by Ctrl-C, the program is ended too.
     *
     * @param output gets what the program prints to a pipe
     * @return the exit code
     * @throws CommandException if the program cannot be started
     */
    static int run(ProcessBuilder program, OutputStream output) throws InterruptedException {
        try {
            Process process = program.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
            process.getInputStream().transferTo(output);
            return process.waitFor();
        } catch (IOException e) {
            throw new CommandException("Cannot run " + program.command().getFirst() + ": " + e.getMessage(), e);
        }
    }

    private static void end(Process process) {
        try {
            // On Windows, destroy does not ask a program to stop, but kills it.
            long patience = process.supportsNormalTermination() ? MILLIS_TO_END_BY_ITSELF : MILLIS_TO_STOP;
            if (process.waitFor(patience, TimeUnit.MILLISECONDS)) {
                return;
            }
            process.destroy();
            if (!process.waitFor(MILLIS_TO_STOP, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
