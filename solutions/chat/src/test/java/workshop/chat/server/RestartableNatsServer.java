package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Assumptions;
import workshop.nats.NatsServer;

/** A real nats-server that can be killed and started again on the port that it had. */
final class RestartableNatsServer {

    /** Below the ports that clients get: while the server is down, no client takes its port. */
    private static final int FIRST_PORT = 20_000;

    private static final int ATTEMPTS = 20;

    private final Path configuration;
    private NatsServer server;

    private RestartableNatsServer(NatsServer server, Path configuration) {
        this.server = server;
        this.configuration = configuration;
    }

    /** Starts one on a free port. */
    static RestartableNatsServer start() throws IOException {
        return start("");
    }

    /**
     * Starts one on a free port.
     *
     * @see <a href="https://docs.nats.io/running-a-nats-service/configuration">Its configuration</a>
     */
    static RestartableNatsServer start(String configuration) throws IOException {
        Path file = Files.createTempFile("nats", ".conf");
        file.toFile().deleteOnExit();
        Files.writeString(file, configuration);
        return new RestartableNatsServer(onAFreePort(file), file);
    }

    private static NatsServer onAFreePort(Path configuration) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                int port = FIRST_PORT + ThreadLocalRandom.current().nextInt(10_000);
                return NatsServer.startOn(port, "--config", configuration.toString());
            } catch (IOException e) {
                // The port is taken, or there is no nats-server: that says so each time.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    String url() {
        return server.url();
    }

    /** Starts it on the port that it had. Returns when clients can connect. */
    void startAgain() throws IOException {
        server = NatsServer.startOn(server.address().getPort(), "--config", configuration.toString());
    }

    /** Lets it read another configuration. */
    void configure(String text) throws IOException {
        Files.writeString(configuration, text);
        signal("HUP");
    }

    /** Sends a signal. There are none on Windows. */
    void signal(String name) throws IOException {
        Assumptions.assumeFalse(File.separatorChar == '\\', "needs signals, which Windows has not");
        Process kill =
                new ProcessBuilder("kill", "-" + name, "" + server.process().pid()).start();
        assertThat(kill.onExit().join().exitValue())
                .as("exit code of kill -" + name)
                .isZero();
    }

    /** Kills it without a warning, and returns when it has ended. */
    void kill() {
        server.close();
    }
}
