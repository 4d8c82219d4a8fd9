package workshop.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A nats-server of the machine, on loopback, on a port that the system chooses. */
final class NatsServer implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening for client connections on .*:(\\d+)");

    private final Process process;
    private final int port;

    private NatsServer(Process process) throws IOException {
        this.process = process;
        // Unlike a contender, it would outlive a harness that is ended.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        this.port = portOf(process.inputReader());
    }

    /** Whether there is one on the {@code PATH}. */
    static boolean isInstalled() {
        try {
            Process process = new ProcessBuilder("nats-server", "--version").start();
            return process.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Starts it, and returns when clients can connect. */
    static NatsServer start() throws IOException {
        return new NatsServer(new ProcessBuilder(
                        "nats-server",
                        "--addr",
                        InetAddress.getLoopbackAddress().getHostAddress(),
                        "--port",
                        "-1")
                .redirectErrorStream(true)
                .start());
    }

    private static int portOf(BufferedReader log) throws IOException {
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return Integer.parseInt(listening.group(1));
            }
        }
        throw new IOException("nats-server ended before it listened");
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
