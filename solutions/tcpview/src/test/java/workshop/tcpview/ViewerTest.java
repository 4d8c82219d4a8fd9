package workshop.tcpview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;
import org.jline.utils.ScreenTerminal.VirtualTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The keys of the live table")
class ViewerTest {

    private static final Duration SELDOM = Duration.ofMinutes(1);
    private static final List<TcpSocket> TWENTY = IntStream.range(50_001, 50_021)
            .mapToObj(port -> Sockets.connection(33333, port))
            .toList();

    private final VirtualTerminal virtual = ScreenTerminal.withTerminal("test", "xterm-256color", 80, 10);
    private final AtomicInteger readings = new AtomicInteger();
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    ViewerTest() throws IOException {}

    private void start(Duration every) {
        LiveTable table = new LiveTable(virtual.terminal(), "What it shows", true, true);
        Viewer viewer = new Viewer(virtual.terminal(), table, this::read, every);
        running = CompletableFuture.runAsync(viewer::run);
        awaitScreen("... 1 to 4 of 20");
    }

    private List<TcpSocket> read() {
        readings.incrementAndGet();
        return TWENTY;
    }

    private void press(String key) throws IOException {
        virtual.terminal().processInputBytes(key.getBytes(StandardCharsets.US_ASCII));
    }

    private void awaitScreen(String text) {
        await("\"" + text + "\" on the screen")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(virtual.screen().toString()).contains(text));
    }

    @AfterEach
    void close() throws Exception {
        virtual.terminal().close();
        running.get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "Down,                 '[B',     ... 2 to 5 of 20",
        "Down (application),   'OB',     ... 2 to 5 of 20",
        "Page Down,            '[6~',    ... 5 to 8 of 20",
        "End,                  '[F',     ... 17 to 20 of 20",
        "End (as tmux),        '[4~',    ... 17 to 20 of 20",
    })
    @DisplayName("moves the table, and back")
    void moves(String key, String sequence, String shown) throws Exception {
        start(SELDOM);

        press("\033" + sequence);
        awaitScreen(shown);

        press("\033[A\033[5~\033[1~");
        awaitScreen("... 1 to 4 of 20");
        assertThat(readings).as("readings, for keys alone").hasValue(1);
    }

    @Test
    @DisplayName("other keys do nothing, and none is echoed")
    void otherKeys() throws Exception {
        start(SELDOM);

        press("x\r\033[1;5P\033z7\u007f");
        press("\033[B");

        awaitScreen("... 2 to 5 of 20");
        assertThat(virtual.screen().toString().lines().skip(9))
                .as("the line of the cursor")
                .allMatch(String::isBlank);
    }

    @Test
    @DisplayName("q ends at once, even if the sockets are seldom read")
    void quits() throws Exception {
        start(SELDOM);

        press("q");

        assertThat(running).as("the viewer").succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("a closed terminal ends it")
    void closed() throws Exception {
        start(SELDOM);

        virtual.terminal().close();

        assertThat(running).as("the viewer").succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("the sockets are read again and again without any key")
    void readsAgain() {
        start(Duration.ofMillis(100));

        await("a third reading").atMost(Duration.ofSeconds(10)).until(() -> readings.get() >= 3);
    }

    @Test
    @DisplayName("a resized window gets its table soon, even if the sockets are seldom read")
    void resized() throws Exception {
        start(SELDOM);

        virtual.screen().setSize(Size.of(80, 16));
        virtual.terminal().setSize(Size.of(80, 16));

        awaitScreen("... 1 to 10 of 20");
    }

    @Test
    @DisplayName("goes on after Ctrl-Z, when a shell has reset the terminal and written on it")
    void resumed() throws Exception {
        start(SELDOM);

        virtual.terminal().writer().println("[1]+  Stopped");
        virtual.terminal().flush();
        Attributes shell = virtual.terminal().getAttributes();
        shell.setLocalFlag(LocalFlag.ICANON, true);
        shell.setLocalFlag(LocalFlag.ECHO, true);
        virtual.terminal().setAttributes(shell);

        await("a screen without what the shell wrote")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(virtual.screen().toString())
                        .contains("What it shows")
                        .doesNotContain("Stopped"));
        press("\033[B");
        awaitScreen("... 2 to 5 of 20");
    }
}
