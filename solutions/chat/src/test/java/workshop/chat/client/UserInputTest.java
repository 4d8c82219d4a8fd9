package workshop.chat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.chat.Peer.chat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.chat.Background;
import workshop.chat.Peer;
import workshop.chat.protocol.Message.Chat;
import workshop.chat.protocol.MessageCodec;

@DisplayName("what the user of the chat client types")
class UserInputTest {

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private ServerSocket listener;
    private Peer server;
    private ChatClient client;
    private CompletableFuture<Void> end;
    private UserInput input;

    @BeforeEach
    void connect() throws Exception {
        Screen screen = new Screen() {

            @Override
            public void showMessage(String from, String text) {}

            @Override
            public void showNote(String text) {
                notes.add(text);
            }

            @Override
            public void nicknameGranted(String nickname) {}

            @Override
            public void nicknameLost() {}
        };
        listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        client = new ChatClient("127.0.0.1", listener.getLocalPort(), null, screen, ClientOptions.DEFAULT);
        end = Background.start(client::run);
        server = new Peer(listener.accept());
        assertThat(client.awaitConnection()).as("connected").isTrue();
        input = new UserInput(client, screen);
    }

    @AfterEach
    void quit() throws Exception {
        listener.close();
        server.close();
        client.quit();
        end.handle((done, failure) -> null).get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"hi|hi", "!!|!!", "  in a column|  in a column", "//etc/hosts|/etc/hosts", "  //x|  /x", "//|/"})
    @DisplayName("text is sent as it was typed, without the first of two slashes")
    void text(String typed, String said) throws Exception {
        assertThat(input.handle(typed)).as("stays").isTrue();
        server.expect(chat(said));
    }

    @Test
    @DisplayName("pasted lines are sent one by one, and none is a command")
    void paste() throws Exception {
        assertThat(input.handle("one\ntwo\tthree\r\n\n  four\u2028/quit\n//five\n"))
                .as("stays")
                .isTrue();
        for (String line : List.of("one", "two\tthree", "  four", "/quit", "//five")) {
            server.expect(chat(line));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nick ada", "  /nick   ada  "})
    @DisplayName("/nick asks for a nickname, with any blanks around it")
    void nick(String typed) throws Exception {
        assertThat(input.handle(typed)).as("stays").isTrue();
        assertThat(server.receive()).startsWith("0000001800000003").endsWith("03616461");
    }

    @Test
    @DisplayName("/who asks who is here")
    void who() throws Exception {
        assertThat(input.handle("/who")).as("stays").isTrue();
        assertThat(server.receive()).startsWith("00000014000003e8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/quit", " /quit ", "/quit now"})
    @DisplayName("/quit leaves")
    void leaves(String typed) throws Exception {
        assertThat(input.handle(typed)).as("stays").isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/frob ada | no such command: /frob (/help lists the commands)",
                "/nicky    | no such command: /nicky (/help lists the commands)",
                "/nick     | /nick takes a name: /nick ada",
            })
    @DisplayName("an unknown command is named, and not sent")
    void unknown(String typed, String note) throws Exception {
        assertThat(input.handle(typed)).as("stays").isTrue();
        assertThat(notes).last().isEqualTo(note);
        assertNothingSent();
    }

    @Test
    @DisplayName("the user is told that a text is too long for the protocol, and it is not sent")
    void tooLong() throws Exception {
        assertThat(input.handle("x".repeat(65_275))).as("stays").isTrue();
        assertThat(notes).last().isEqualTo("that is not sent: a text of 65275 bytes, where 65274 are allowed");
        assertNothingSent();
    }

    @Test
    @DisplayName("pasted and piped lines stay below the server's 20 messages a second, however long they are")
    void pace() {
        for (int length = 1; length <= 4096; length++) {
            String line = "x".repeat(length);
            // As the server counts: 1, and 1 more for each full KiB of the whole message.
            int counted = 1 + MessageCodec.encode(new Chat(line)).remaining() / 1024;
            assertThat(UserInput.pause(line))
                    .as("milliseconds after a line of " + length + " bytes, which counts as " + counted)
                    .isGreaterThan(counted * 1000L / 20);
        }
    }

    @Test
    @DisplayName("the lines after a pasted line that is too long are sent")
    void pasteTooLong() throws Exception {
        assertThat(input.handle("one\n" + "x".repeat(65_275) + "\nthree"))
                .as("stays")
                .isTrue();
        assertThat(notes).last().isEqualTo("that is not sent: a text of 65275 bytes, where 65274 are allowed");
        server.expect(chat("one"));
        server.expect(chat("three"));
    }

    /** The next message is the next text. */
    private void assertNothingSent() throws IOException, InterruptedException {
        input.handle("next");
        server.expect(chat("next"));
    }
}
