package workshop.chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the terminal")
class TerminalScreenTest {

    @Test
    @DisplayName("shows what others say")
    void shown() {
        assertThat(TerminalScreen.shown("hé 李 🙂 <b>")).isEqualTo("hé 李 🙂 <b>");
    }

    @Test
    @DisplayName("obeys nothing that others say")
    void notObeyed() {
        assertThat(TerminalScreen.shown("a\u001b[2Jb")).as("an escape").isEqualTo("a\ufffd[2Jb");
        assertThat(TerminalScreen.shown("a\u009b2Jb"))
                .as("an escape of one character")
                .isEqualTo("a\ufffd2Jb");
        assertThat(TerminalScreen.shown("a\rb\nc\b")).as("moves").isEqualTo("a\ufffdb\ufffdc\ufffd");
        assertThat(TerminalScreen.shown("a\u202eb\u2066c")).as("turns").isEqualTo("a\ufffdb\ufffdc");
    }
}
