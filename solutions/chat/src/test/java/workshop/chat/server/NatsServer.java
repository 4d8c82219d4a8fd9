package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real nats-server on loopback, which can be killed and started again. */
final class NatsServer {

    /** Below the ports that clients get, or somebody could have ours while we are away. */
    private static final int FIRST_PORT = 20_000;

    private final int port;
    private final Path configuration;
    private Process process;

    private NatsServer(int port, Path configuration) {
        this.port = port;
        this.configuration = configuration;
    }

    /** Starts one on a free port. */
    static NatsServer start() throws IOException {
        return start("");
    }

    /**
     * Starts one on a free port.
     *
     * @see <a href="https://docs.nats.io/running-a-nats-service/configuration">Its configuration</a>
     */
    static NatsServer start(String configuration) throws IOException {
        Path file = Files.createTempFile("nats", ".conf");
        file.toFile().deleteOnExit();
        Files.writeString(file, configuration);
        for (int attempt = 0; attempt < 20; attempt++) {
            NatsServer server =
                    new NatsServer(FIRST_PORT + ThreadLocalRandom.current().nextInt(10_000), file);
            if (server.startAgain()) {
                return server;
            }
        }
        throw new AssertionError("found no free port for a nats-server");
    }

    String url() {
        return "nats://127.0.0.1:" + port;
    }

    /** Starts it on the port that it had. Returns when clients can connect, or false if somebody else has the port. */
    boolean startAgain() throws IOException {
        process = run("nats-server");
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains("Server is ready")) {
                return true;
            }
        }
        return false;
    }

    private Process run(String program) throws IOException {
        try {
            return new ProcessBuilder(program, "-a", "127.0.0.1", "-p", "" + port, "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            if (!program.startsWith("/")) {
                // Where Debian puts it, and where not everybody's PATH leads.
                return run("/usr/sbin/nats-server");
            }
            throw new AssertionError(
                    "The profile nats tests with a real nats-server, and none is installed:"
                            + " apt-get install nats-server (Debian), brew install nats-server (macOS)",
                    e);
        }
    }

    /** Lets it read another configuration. */
    void configure(String text) throws IOException {
        Files.writeString(configuration, text);
        signal("HUP");
    }

    /** Sends a signal. There are none on Windows. */
    void signal(String name) throws IOException {
        Assumptions.assumeFalse(File.separatorChar == '\\', "needs signals, which Windows has not");
        Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
        assertThat(kill.onExit().join().exitValue())
                .as("exit code of kill -" + name)
                .isZero();
    }

    /** Kills it without a warning, and returns when it is dead. */
    void kill() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
