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
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help;

@DisplayName("the server's command line")
class ServerCommandTest {

    private static final int NONSENSE = 2;

    private final StringWriter errors = new StringWriter();
    private final CommandLine command = ServerCommand.commandLine()
            .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
            .setErr(new PrintWriter(errors));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 70000                        | not a port: 70000 (ports are 0 to 65535)",
                "--clients 0                         | 0 clients: it takes 1 or more",
                "--idle-timeout 5                    | idle timeout of 5 s: it takes more than 5, because clients send",
                "--queue many                        | Invalid value for option '--queue'",
                "--nats localhost                    | not a NATS URL: it does not begin with nats:// or tls://",
                "--nats localhost:4222               | not a NATS URL: it does not begin with nats:// or tls://",
                "--nats http://127.0.0.1             | not a NATS URL: it does not begin with nats:// or tls://",
                "--nats //127.0.0.1                  | not a NATS URL: it does not begin with nats:// or tls://",
                "--nats=                             | not a NATS URL: it does not begin with nats:// or tls://",
                "--nats nats:localhost               | not a NATS URL: it does not begin with nats:// or tls://",
                "--nats nats://                      | not a NATS URL: there is no host in it",
                "--nats nats:///x                    | not a NATS URL: there is no host in it",
                "--nats nats://?x                    | not a NATS URL: there is no host in it",
                "--nats nats://#x                    | not a NATS URL: there is no host in it",
                "--nats nats://:4222                 | not a NATS URL: host or port is malformed",
                "--nats nats://a^b:4222              | not a NATS URL: a character in it has to be written as %xx",
                "--nats nats://a_b:4222              | not a NATS URL: host or port is malformed",
                "--nats nats://[::1                  | not a NATS URL: a character in it has to be written as %xx",
                "--nats nats://[::g]:4222            | not a NATS URL: a character in it has to be written as %xx",
                "--nats nats://host:port             | not a NATS URL: host or port is malformed",
                "--nats nats://host:9999999999       | not a NATS URL: host or port is malformed",
                "--nats nats://host:99999            | not a NATS URL: no such port: 99999",
                "--nats nats://host:0                | not a NATS URL: no such port: 0",
                "--nats nats://a:4222,nats://b:4222  | not a NATS URL: it names several servers",
                "--nats nats://a,b                   | not a NATS URL: it names several servers",
                "--nats nats://ada:70000/x@host      | not a NATS URL: something follows host and port",
                "--nats nats://host/path             | not a NATS URL: something follows host and port",
                "--nats nats://host?x=y              | not a NATS URL: something follows host and port",
                "--nats nats://host#x                | not a NATS URL: something follows host and port",
                "--nats nats://@host                 | not a NATS URL: there is no user before the @",
                "--nats nats://127.0.0.1 --subject > | not a subject: it is like chat.london",
                "--subject a..b                      | not a subject: it is like chat.london",
                "--subject caf\u00e9                   | not a subject: it is like chat.london",
                "--name a@b                          | a server is named like a guest: a nickname is not",
                "--name=                             | a server is named like a guest: a nickname must not be empty",
                "--name \u0455erver                  | a server is named like a guest: a nickname is not",
                "--name a\u001b[2J                   | a server is named like a guest: a nickname has no invisible",
            })
    @DisplayName("a wrong command line gives an error message, and nothing is started")
    void nonsense(String line, String error) {
        assertThat(command.execute(line.split(" "))).as("exit code").isEqualTo(NONSENSE);
        assertThat(errors.toString()).startsWith(error).contains("Usage: chat-server");
    }

    @Test
    @DisplayName("a subject that is too long for a NATS server is refused")
    void longSubject() {
        assertThat(command.execute("--subject", "x".repeat(5000)))
                .as("exit code")
                .isEqualTo(NONSENSE);
        assertThat(errors.toString()).startsWith("not a subject: it is like chat.london");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nats http://ada:secret@bus",
                "--nats nats://ada:secret@bus:99999",
                "--nats nats://ada:secret@a_b:4222",
                "--nats nats://ada:secret@",
                "--nats nats://ada:se^cret@bus",
                "--nats nats://ada:secret/@bus",
                "--nats ada:secret@bus",
                "--nats nats://secret@a,nats://secret@b",
                "--port nats://ada:secret@bus",
                "--gnats nats://ada:secret@bus",
                "nats://ada:secret@bus",
                "nats://ada:secret'x@bus",
                "--port nats://ada:secret\tx@bus",
            })
    @DisplayName("the error message about a wrong command line contains no credentials")
    void credentials(String line) {
        assertThat(command.execute(line.split(" "))).as("exit code").isEqualTo(NONSENSE);
        assertThat(errors.toString()).isNotEmpty().doesNotContain("cret");
    }

    @Test
    @DisplayName("a port in use gives one sentence")
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
