package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Help;

@DisplayName("the server's command line")
class ServerCommandTest {

    private static final int NONSENSE = 2;

    private final StringWriter errors = new StringWriter();
    private final CommandLine command = new CommandLine(new ServerCommand())
            .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
            .setErr(new PrintWriter(errors));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 70000                        | no such port: 70000",
                "--clients 0                         | 0 clients: it takes 1 or more",
                "--silence 0                         | silence of 0 s: it takes more than that",
                "--queue many                        | Invalid value for option '--queue'",
                "--nats http://127.0.0.1             | no NATS at http://127.0.0.1: it is like nats://host:4222",
                "--nats nats://127.0.0.1 --subject > | no subject: >; it is like chat.london",
                "--nats nats://127.0.0.1 --name a@b  | a server is named like a guest",
            })
    @DisplayName("what makes no sense is said first, and nothing is started")
    void nonsense(String line, String error) {
        assertThat(command.execute(line.split(" "))).as("exit code").isEqualTo(NONSENSE);
        assertThat(errors.toString()).startsWith(error).contains("Usage: chat-server");
    }

    @Test
    @DisplayName("a port that is taken is one sentence")
    void taken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
                Log log = new Log()) {
            assertThat(command.execute("--port", "" + other.getLocalPort()))
                    .as("exit code")
                    .isEqualTo(1);
            assertThat(log.lines()).singleElement().asString().startsWith("cannot listen on 127.0.0.1:");
        }
    }
}
