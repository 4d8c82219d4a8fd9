package workshop.packets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workshop.demos.DemoProcess;

/** What docs/wireshark/README.md prints, and the filters that it names. */
@DisplayName("the page docs/wireshark/README.md")
@Timeout(60)
class PagePacketsTest {

    private static final Path PAGE = Path.of(System.getProperty("workshop"), "docs", "wireshark", "README.md");

    private static final Pattern SHOWN = Pattern.compile("(?m)^Frame +(\\S.*)$");
    private static final Pattern FILTER = Pattern.compile("(?m)^\\| `([^`]+)` \\| ");

    /** What group 1 of a pattern finds on the page. */
    private static List<String> onPage(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    @DisplayName("shows the packets of a request and its response as they are shown")
    void start() throws IOException {
        try (DemoProcess server = DemoProcess.start(workshop.client.DemoServer.class, "-Dport=0")) {
            int port = DemoPacketsTest.port(server);
            try (Capture capture = Capture.start(port, "page");
                    DemoProcess client = DemoProcess.start(workshop.client.Demo.class, "-Dport=" + port)) {
                client.readUntil("press Ctrl-C");
                client.type("hello");
                client.readUntil("HELLO");
                capture.end();
                capture.decodeAsWorkshop();

                assertThat(capture.words("workshop.frame").stream().map(PagePacketsTest::masked))
                        .containsExactlyElementsOf(onPage(SHOWN).stream()
                                .map(PagePacketsTest::masked)
                                .toList());
            }
        }
    }

    private static String masked(String words) {
        return words.replaceAll(" TSval=\\d+ TSecr=\\d+", "").replaceAll("\\d+", "#");
    }

    @Test
    @DisplayName("has filters, and each shows one of these packets")
    void filters() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
                Capture capture = Capture.start(server.getLocalPort(), "filters")) {
            send("00000018 00000003 00112233445566778899aabbccddeeff 03 616461", server);
            send("0000000b 00000000 0005 68656c6c6f", server);
            send("0000000a 0000000000000007 6869", server);
            send("00000004 00000002 00000002 0000", server);
            capture.end();
            capture.decodeAsWorkshop();

            List<String> filters = onPage(FILTER);
            assertThat(filters).hasSize(4);
            for (String filter : filters) {
                assertThat(capture.words(filter))
                        .as("the packets that %s shows", filter)
                        .hasSize(1);
            }
        }
    }

    private static void send(String bytes, ServerSocket server) throws IOException {
        try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            client.getOutputStream().write(HexFormat.of().parseHex(bytes.replace(" ", "")));
        }
    }
}
