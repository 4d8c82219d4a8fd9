package workshop.packets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("packets that break the protocol")
@Timeout(60)
class HostilePacketsTest {

    private static final String KEEPALIVE = "00000004 00000002 ";

    /** Sends bytes in one segment to a server that does not read them, and captures them. */
    private Capture captured(byte[] bytes) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Capture capture = Capture.start(server.getLocalPort(), "hostile");
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            client.getOutputStream().write(bytes);
            capture.end();
            capture.decodeAsWorkshop();
            return capture;
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a length below that of a type, 00000002 0000, No message has a length of 2",
        "a length above the limit of the chat, 000fffff 00000000, No message has a length of 1048575",
        "a length that looks negative, ffffffff 00000000, No message has a length of 4294967295",
        "a text longer than its message, 00000008 00000000 0005 6162, The field text ends after the end of the message",
        "a GUID longer than its message, 00000006 00000004 0011, The field request ends after the end of the message",
        "bytes after the last field, 00000005 00000002 ff, Bytes after the last field: 1",
        "an unknown type, 00000006 0000004d 0102, Unknown type: a receiver skips it",
    })
    @DisplayName("are shown with what is wrong")
    void wrongChatMessage(String what, String bytes, String words) throws IOException {
        Capture capture = captured(HexFormat.of().parseHex((KEEPALIVE + bytes).replace(" ", "")));

        assertThat(capture.fields("workshop.chat", "_ws.expert.message"))
                .as(what)
                .satisfiesExactly(packet -> assertThat(packet[0]).isEqualTo(words));
        assertThat(capture.words("_ws.lua.error")).isEmpty();
    }

    @Test
    @DisplayName("a frame that the reader refuses is shown so, and the frame before it too")
    void frameTooLong() throws IOException {
        Capture capture = captured(HexFormat.of().parseHex("00000003616263" + "7fffffff61"));

        assertThat(capture.fields("workshop.frame", "workshop.frame.length", "_ws.expert.message"))
                .satisfiesExactly(
                        packet -> assertThat(packet).containsExactly("3,2147483647", "The reader refuses this length"));
    }

    @Test
    @DisplayName("lines of text are no messages of the workshop")
    void text() throws IOException {
        assertThat(captured("hello\n".getBytes(UTF_8)).fields("workshop", "tcp.len"))
                .isEmpty();
    }
}
