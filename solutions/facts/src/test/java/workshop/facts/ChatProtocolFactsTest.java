package workshop.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("docs/chat-protocol.md")
@FactsOf("docs/chat-protocol.md")
class ChatProtocolFactsTest {

    // On the wire

    @Test
    @DisplayName("In Java, a length of four bytes is negative if its first bit is a one.")
    @Section("On the wire")
    void negativeLength() {
        int length = ByteBuffer.wrap(bytes("ff ff ff ff")).getInt();

        assertThat(length).isEqualTo(-1);
        assertThat(Integer.toUnsignedLong(length)).isEqualTo(4_294_967_295L);
    }

    @Test
    @DisplayName("The text form of a GUID in Java has the order of its bytes.")
    @Section("On the wire")
    void guid() {
        ByteBuffer wire = ByteBuffer.wrap(bytes("00 11 22 33 44 55 66 77 88 99 aa bb cc dd ee ff"));

        assertThat(new UUID(wire.getLong(), wire.getLong())).hasToString("00112233-4455-6677-8899-aabbccddeeff");
    }

    // Each message, drawn

    @Test
    @DisplayName("\"hé\" is two characters and three bytes of UTF-8.")
    @Section("Each message, drawn")
    void lengthInBytes() {
        assertThat("h\u00e9").hasSize(2);
        assertThat("h\u00e9".getBytes(UTF_8)).isEqualTo(bytes("68 c3 a9"));
    }

    @Test
    @DisplayName("Java does not shorten an IPv6 address.")
    @Section("Each message, drawn")
    void notShortened() throws IOException {
        assertThat(InetAddress.getByName("::1").getHostAddress()).isEqualTo("0:0:0:0:0:0:0:1");
    }

    // What we add

    @ParameterizedTest
    @DisplayName("new String repairs bytes that are not UTF-8; a decoder refuses them.")
    @ValueSource(strings = {"ff", "c3", "ed a0 80", "c0 80"})
    @Section("What we add")
    void notUtf8(String text) {
        byte[] bytes = bytes(text);

        assertThat(new String(bytes, UTF_8)).contains("\ufffd");
        assertThatThrownBy(() -> UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)))
                .isInstanceOf(CharacterCodingException.class);
    }

    @Test
    @DisplayName("A client that has shut down its output still receives from the server.")
    @Section("What we add")
    void halfClose() throws IOException {
        try (BothEnds connection = BothEnds.connect()) {
            connection.client().shutdownOutput();
            assertThat(connection.server().read(ByteBuffer.allocate(1)))
                    .as("the result of read at the end of the stream")
                    .isEqualTo(-1);
            connection.server().write(ByteBuffer.wrap("bye".getBytes(UTF_8)));

            assertThat(connection.client().read(ByteBuffer.allocate(3))).isEqualTo(3);
        }
    }

    // Backpressure

    @Test
    @DisplayName(
            "On Linux, when all buffers are full and the peer reads 16 KiB, a selector does not yet report the other end as writable.")
    @Section("Backpressure")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "how much must be read depends on the system")
    void coarse() throws IOException {
        try (BothEnds connection = BothEnds.connect();
                Selector selector = Selector.open()) {
            connection.client().setOption(StandardSocketOptions.SO_SNDBUF, 64 * 1024);
            connection.fill();
            connection.client().register(selector, SelectionKey.OP_WRITE);
            while (selector.select(100) > 0) {
                // The server's buffer has taken some of it.
                connection.fill();
                selector.selectedKeys().clear();
            }
            connection.server().read(ByteBuffer.allocate(16 * 1024));

            assertThat(selector.select(100))
                    .as("channels that can be written to")
                    .isZero();
        }
    }

    // Names that look alike

    @Test
    @DisplayName("With NFKC and lower case, Zoé, ZOÉ, and a Zoé of an e and an accent are the same.")
    @Section("Names that look alike")
    void lowerCase() {
        assertThat(lower("Zoe\u0301")).isEqualTo(lower("Zo\u00e9"));
        assertThat(lower("ZO\u00c9")).isEqualTo(lower("Zo\u00e9"));
    }

    @Test
    @DisplayName("With case folding, straße and STRASSE are the same; with lower case they are not.")
    @Section("Names that look alike")
    void caseFolding() {
        assertThat(lower("stra\u00dfe")).isNotEqualTo(lower("STRASSE"));
        assertThat(folded("stra\u00dfe")).isEqualTo(folded("STRASSE"));
    }

    @Test
    @DisplayName("Only the table of confusables finds a Cyrillic а, a capital i for an l, and rn for an m.")
    @Section("Names that look alike")
    void confusables() {
        assertThat(folded("P\u0430ula")).isNotEqualTo(folded("Paula"));
        assertThat(skeleton("P\u0430ula")).isEqualTo(skeleton("Paula"));
        assertThat(skeleton("PauIa")).isEqualTo(skeleton("Paula"));
        assertThat(skeleton("modern")).isEqualTo(skeleton("modem"));
    }

    @Test
    @DisplayName("Names that look different are not confusable, even if people read them as one word: Paula and P4ula.")
    @Section("Names that look alike")
    void readsAlike() {
        assertThat(skeleton("P4ula")).isNotEqualTo(skeleton("Paula"));
        assertThat(skeleton("5erver")).isNotEqualTo(skeleton("server"));
    }

    private static String lower(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String folded(String name) {
        return Normalizer2.getNFKCCasefoldInstance().normalize(name);
    }

    private static String skeleton(String name) {
        return new SpoofChecker.Builder().build().getSkeleton(name);
    }

    // Between servers

    @Test
    @DisplayName(
            "A connection to a frozen process stays open, new connections succeed, and the kernel accepts bytes for the process.")
    @Section("Between servers")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signal that freezes a process")
    void frozen() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start();
                SocketChannel before = server.connect()) {
            before.configureBlocking(false);
            new ProcessBuilder("kill", "-STOP", "" + server.process().pid())
                    .start()
                    .waitFor();
            try (SocketChannel after = SocketChannel.open(server.address())) {
                assertThat(after.isConnected()).isTrue();
                assertThat(before.write(ByteBuffer.allocate(100))).isEqualTo(100);
                assertThat(before.read(ByteBuffer.allocate(1)))
                        .as("the result of read, which is 0 while there are no bytes and no end of the stream")
                        .isZero();
            }
        }
    }

    @Test
    @DisplayName(
            "NATS delivers a publisher's own messages to it as to all others, unless the publisher asks for no echo.")
    @Section("Between servers")
    void echo() throws IOException {
        try (RealNatsServer nats = RealNatsServer.start()) {
            String publish = "SUB room 1\r\nPUB room 2\r\nhi\r\n";

            assertThat(nats.responses("CONNECT {}\r\n" + publish)).contains("MSG room 1 2\nhi\n");
            assertThat(nats.responses("CONNECT {\"echo\":false}\r\n" + publish)).doesNotContain("MSG");
        }
    }

    @Test
    @DisplayName("Core NATS keeps no message for a client that subscribes later.")
    @Section("Between servers")
    void notKept() throws IOException {
        try (RealNatsServer nats = RealNatsServer.start()) {
            assertThat(nats.responses("CONNECT {}\r\nPUB room 2\r\nhi\r\nSUB room 1\r\n"))
                    .contains("+OK")
                    .doesNotContain("MSG");
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }
}
