package workshop.chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static workshop.chat.Peer.broadcast;
import static workshop.chat.Peer.chat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workshop.chat.Peer;

@DisplayName("the chat client as a process")
class ClientCommandTest {

    /** Runs a command in a pseudo-terminal (util-linux). */
    private static final String SCRIPT = "/usr/bin/script";

    @TempDir
    private Path folder;

    private Process process;

    @AfterEach
    void end() throws InterruptedException {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private static List<String> client(Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ClientCommand.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    /** Starts a client that has this as its whole input. */
    private void start(String input, List<String> command) throws IOException {
        Path file = Files.writeString(folder.resolve("input"), input);
        start(new ProcessBuilder(command).redirectInput(file.toFile()));
    }

    private void start(ProcessBuilder builder) throws IOException {
        builder.redirectErrorStream(true).redirectOutput(output().toFile());
        // Where the locale names no charset, Java takes ASCII for the terminal's.
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TERM", "no-such-terminal");
        process = builder.start();
    }

    private Path output() {
        return folder.resolve("output");
    }

    private void assertEnd(int code) throws IOException, InterruptedException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
        assertThat(process.exitValue())
                .as(() -> "exit code after: " + printed())
                .isEqualTo(code);
    }

    private String printed() {
        try {
            return Files.readString(output());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("lines from a pipe wait for a connection, all are sent, and then the client ends")
    void pipe() throws Exception {
        int port;
        try (Socket reserved = reserved()) {
            port = reserved.getLocalPort();
            start("hi\n/nick eve\nthere", client("--port", port, "--nick", "ada"));
            await("another attempt")
                    .atMost(Duration.ofSeconds(120))
                    .untilAsserted(() -> assertThat(printed()).contains("* trying again in "));
        }
        try (ServerSocket listener = listener(port);
                Peer server = new Peer(listener.accept())) {
            assertThat(server.receive()).as("the request").endsWith("03616461");
            server.expect(chat("hi"));
            assertThat(server.receive()).as("the request").endsWith("03657665");
            server.expect(chat("there"));
            server.expectEnd();
        }
        assertEnd(0);
        assertThat(printed()).doesNotContain("> ", "not connected");
    }

    @Test
    @DisplayName("lines from a pipe also wait for the next connection")
    void pipeReconnects() throws Exception {
        try (ServerSocket listener = listener(0)) {
            start(new ProcessBuilder(client("--port", listener.getLocalPort())));
            OutputStream input = process.getOutputStream();
            try (Peer first = new Peer(listener.accept())) {
                input.write("one\n".getBytes(UTF_8));
                input.flush();
                first.expect(chat("one"));
                first.reset();
            }
            try (Peer second = new Peer(listener.accept())) {
                input.write("two".getBytes(UTF_8));
                input.close();
                second.expect(chat("two"));
                second.expectEnd();
            }
        }
        assertEnd(0);
    }

    @Test
    @DisplayName("without any input, the client connects and ends")
    void nothing() throws Exception {
        try (ServerSocket listener = listener(0)) {
            start("", client("--port", listener.getLocalPort()));
            try (Peer server = new Peer(listener.accept())) {
                server.expectEnd();
            }
        }
        assertEnd(0);
    }

    @Test
    @DisplayName("if no server listens, the client gives up, with or without input, and also if the input does not end")
    void refused() throws Exception {
        try (Socket reserved = reserved()) {
            start("", client("--port", reserved.getLocalPort(), "--attempts", 2));
            assertEnd(1);
            assertThat(printed()).contains("* trying again in ", "* giving up");
            start("hi\n", client("--port", reserved.getLocalPort(), "--attempts", 1));
            assertEnd(1);
            start(new ProcessBuilder(client("--port", reserved.getLocalPort(), "--attempts", 1)));
            assertEnd(1);
        }
    }

    @Test
    @DisplayName("an empty host name is an error message, before any attempt")
    void noHost() throws Exception {
        start("", client("--host", "", "--attempts", 1));
        assertEnd(2);
        assertThat(printed()).startsWith("the name of the host is empty").doesNotContain("Exception");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no sh")
    @DisplayName("an input that cannot be read gives exit code 1")
    void unreadable() throws Exception {
        try (ServerSocket listener = listener(0)) {
            List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" < /", "sh"));
            command.addAll(client("--port", listener.getLocalPort()));
            start(new ProcessBuilder(command));
            assertEnd(1);
        }
        assertThat(printed()).contains("* the input cannot be read: ");
    }

    @Test
    @DisplayName("a line that is too long for the memory gives exit code 1")
    void noMemory() throws Exception {
        Path endless = folder.resolve("endless");
        try (ServerSocket listener = listener(0);
                var file = new RandomAccessFile(endless.toFile(), "rw")) {
            file.setLength(64 << 20);
            List<String> command = client("--port", listener.getLocalPort());
            command.add(1, "-Xmx32m");
            start(new ProcessBuilder(command).redirectInput(endless.toFile()));
            assertEnd(1);
        }
        assertThat(printed()).contains("* the input cannot be read: ");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there, the code page and not the locale says what bytes mean")
    @DisplayName("text is UTF-8 in a locale that names no charset")
    void noCharset() throws Exception {
        try (ServerSocket listener = listener(0)) {
            start("hé\n", client("--port", listener.getLocalPort()));
            try (Peer server = new Peer(listener.accept())) {
                server.expect(chat("hé"));
            }
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the script command of other systems has other options")
    @DisplayName("an unknown terminal gives no stack trace, and is restored at the end")
    void unknownTerminal() throws Exception {
        try (Socket reserved = reserved()) {
            startInTerminal(client("--port", reserved.getLocalPort(), "--attempts", 3));
            assertEnd(1);
        }
        assertThat(printed()).contains("* giving up").doesNotContain("infocmp", "Exception");
        assertRestored();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the script command of other systems has other options")
    @DisplayName("SIGTERM gives no stack trace, and the terminal is restored, also while messages come")
    void sigterm() throws Exception {
        try (ServerSocket listener = listener(0)) {
            startInTerminal(client("--port", listener.getLocalPort()));
            try (Peer server = new Peer(listener.accept())) {
                server.send(broadcast("bob", "hello").repeat(1000));
                await("the first message")
                        .atMost(Duration.ofSeconds(120))
                        .untilAsserted(() -> assertThat(printed()).contains(": hello"));
                process.descendants()
                        .filter(child -> child.info().command().orElse("").endsWith("java"))
                        .forEach(ProcessHandle::destroy);
                server.expectEnd();
            }
            assertEnd(128 + 15);
        }
        assertThat(printed()).doesNotContain("Exception");
        assertRestored();
    }

    private void startInTerminal(List<String> client) throws Exception {
        assumeTrue(Files.exists(Path.of(SCRIPT)), "there is a " + SCRIPT);
        int works =
                new ProcessBuilder(SCRIPT, "-qec", "true", "/dev/null").start().waitFor();
        assumeTrue(works == 0, "this system has pseudo-terminals");
        String command =
                String.join(" ", client.stream().map(word -> "'" + word + "'").toList());
        start(new ProcessBuilder(SCRIPT, "-qefc", "stty cols 80 rows 24; " + command, "/dev/null"));
    }

    private void assertRestored() {
        assertThat(printed().lastIndexOf("\033[?2004l"))
                .as("where marks around what is pasted are switched off, in: " + printed())
                .isGreaterThan(printed().lastIndexOf("\033[?2004h"));
    }

    private static ServerSocket listener(int port) throws IOException {
        ServerSocket listener = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(120_000);
        return listener;
    }

    /** Has a port, but does not listen. */
    private static Socket reserved() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return socket;
    }
}
