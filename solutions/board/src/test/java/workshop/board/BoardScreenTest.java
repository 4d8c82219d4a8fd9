package workshop.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the board on a terminal")
class BoardScreenTest {

    @Test
    @DisplayName("is drawn again after Ctrl-Z, and q ends it")
    void suspended() throws Exception {
        var view = new RoomView(List.of(), List.of(), Optional.empty(), 0);
        var virtual = ScreenTerminal.withTerminal("test", "xterm", 80, 24);
        try (var terminal = virtual.terminal()) {
            var screen = new BoardScreen(List.of("the heading"), () -> view);
            CompletableFuture<Void> end = CompletableFuture.runAsync(() -> screen.live(terminal));
            await("the board")
                    .untilAsserted(() -> assertThat(virtual.screen().toString()).contains("the heading", "0 learners"));

            // The shell writes on the screen, and resets the terminal.
            terminal.puts(Capability.clear_screen);
            terminal.flush();
            assertThat(virtual.screen().toString()).as("the screen").isBlank();
            Attributes attributes = terminal.getAttributes();
            attributes.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO), true);
            terminal.setAttributes(attributes);

            await("the board, drawn again")
                    .untilAsserted(() -> assertThat(virtual.screen().toString()).contains("the heading", "0 learners"));
            terminal.processInputBytes("q".getBytes(StandardCharsets.US_ASCII));
            end.get(10, TimeUnit.SECONDS);
        }
    }
}
