package workshop.chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.chat.Background;

@DisplayName("the screen of the chat client")
class TerminalScreenTest {

    private static final String PASTE = "\033[200~%s\033[201~";

    private LineDisciplineTerminal keyboard;
    private ScreenTerminal display;
    private TerminalScreen screen;

    @BeforeEach
    void open() throws IOException {
        var virtual = ScreenTerminal.withTerminal("test", "xterm", 80, 24);
        keyboard = virtual.terminal();
        display = virtual.screen();
        screen = new TerminalScreen(keyboard);
    }

    @AfterEach
    void close() throws IOException {
        keyboard.close();
    }

    private CompletableFuture<Optional<String>> reading() {
        CompletableFuture<Optional<String>> line = new CompletableFuture<>();
        Background.start(() -> line.complete(screen.readLine()));
        awaitOnScreen("> ");
        return line;
    }

    private void type(String keys) throws IOException {
        keyboard.processInputBytes(keys.getBytes(UTF_8));
    }

    private void awaitOnScreen(String text) {
        await("'" + text + "' on the screen")
                .untilAsserted(() -> assertThat(display.toString()).contains(text));
    }

    @Test
    @DisplayName("a granted nickname is in the prompt at once, also while the user types; a lost one is not")
    void prompt() throws Exception {
        var line = reading();
        type("half a li");
        awaitOnScreen("> half a li");
        screen.nicknameGranted("100%");
        awaitOnScreen("100%> half a li");
        screen.nicknameLost();
        screen.showNote("the connection is lost");
        awaitOnScreen("\n> half a li");
        type("ne\r");
        assertThat(line.get(10, TimeUnit.SECONDS)).contains("half a line");
    }

    @Test
    @DisplayName("pasted lines arrive together, with their tabs, when the user presses Enter")
    void paste() throws Exception {
        var lines = reading();
        type(PASTE.formatted("one\rtwo\tthree") + "\r");
        assertThat(lines.get(10, TimeUnit.SECONDS)).contains("one\ntwo\tthree");
    }

    @Test
    @DisplayName("the text of others cannot move the cursor, break the line, or change the direction of writing")
    void unsafe() {
        screen.showMessage("bo\u200eb", "a\u061c\u2028\033[2Jb\tc");
        awaitOnScreen("bo\ufffdb: a\ufffd\ufffd\ufffd[2Jb c");
    }

    @Test
    @DisplayName("while a line is read, the terminal has modes, and they can be switched off without the reader")
    void restoration() throws Exception {
        assertThat(screen.restoration()).as("before").isEmpty();
        var line = reading();
        assertThat(screen.restoration())
                .as("while a line is read")
                .contains("\033[?1l")
                .endsWith("\033[?2004l" + System.lineSeparator());
        type("\r");
        line.get(10, TimeUnit.SECONDS);
        assertThat(screen.restoration()).as("afterwards").endsWith("\033[?2004l");
    }
}
