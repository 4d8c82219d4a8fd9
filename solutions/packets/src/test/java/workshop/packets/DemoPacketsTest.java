package workshop.packets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workshop.client.FrameReader;
import workshop.demos.DemoProcess;
import workshop.zerocopy.BufferPool;
import workshop.zerocopy.Outbox;

/** What docs/wireshark/README.md says to look at in each step. */
@DisplayName("the packets of the demos")
@Timeout(60)
class DemoPacketsTest {

    private static final Pattern PORT = Pattern.compile(" port (\\d+)");

    static int port(DemoProcess demo) throws IOException {
        Matcher port = PORT.matcher(demo.readUntil("Ctrl-C ends it"));
        assertThat(port.find()).as("the demo says where it listens").isTrue();
        return Integer.parseInt(port.group(1));
    }

    static Socket connect(int port) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setTcpNoDelay(true);
        client.setSoTimeout(10_000);
        return client;
    }

    static void send(String text, Socket client) throws IOException {
        client.getOutputStream().write(text.getBytes(UTF_8));
    }

    @Test
    @DisplayName("step 1: the kernel completes the handshake, and acknowledges bytes, before any program accepts")
    void handshake() throws IOException {
        try (DemoProcess demo = DemoProcess.start(workshop.listen.Demo.class, "-Dport=0")) {
            int port = port(demo);
            try (Capture capture = Capture.start(port, "handshake");
                    Socket client = connect(port)) {
                send("hello\n", client);
                capture.end();

                assertThat(capture.words("tcp.flags.syn == 1 || tcp.len > 0"))
                        .satisfiesExactly(
                                syn -> assertThat(syn).contains("[SYN]"),
                                synAck -> assertThat(synAck).contains("[SYN, ACK]"),
                                bytes -> assertThat(bytes).contains("Len=6"));
                assertThat(capture.words("tcp.srcport == " + port + " && tcp.ack == 7"))
                        .as("the kernel's acknowledgement of the six bytes")
                        .hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("step 2: each side ends its own direction with a FIN")
    void halfClose() throws IOException {
        try (DemoProcess demo = DemoProcess.start(workshop.accept.Demo.class, "-Dport=0")) {
            int port = port(demo);
            try (Capture capture = Capture.start(port, "half-close");
                    Socket client = connect(port)) {
                send("hello\n", client);
                client.shutdownOutput();
                assertThat(client.getInputStream().readAllBytes()).hasSize(6);
                capture.end();

                assertThat(capture.fields("tcp.flags.fin == 1", "tcp.dstport").stream()
                                .map(field -> field[0]))
                        .as("the ports to which a FIN was sent: first the client's, then the server's")
                        .containsExactly(String.valueOf(port), String.valueOf(client.getLocalPort()));
            }
        }
    }

    @Test
    @DisplayName("step 3: each request and each response is named, whatever the segments are")
    void requests() throws IOException {
        try (DemoProcess demo = DemoProcess.start(workshop.client.DemoServer.class, "-Dport=0")) {
            int port = port(demo);
            try (Capture capture = Capture.start(port, "requests");
                    Socket client = connect(port)) {
                List<String> bodies = List.of("hello", "", "é", "x".repeat(100_000), "the last");
                for (int id = 0; id < bodies.size(); id++) {
                    sendInPieces(request(id, bodies.get(id)), client);
                }
                int responses = 0;
                FrameReader reader = new FrameReader(Channels.newChannel(client.getInputStream()));
                while (responses < bodies.size() && reader.read().isPresent()) {
                    responses++;
                }
                capture.end();
                capture.decodeAsWorkshop();

                assertThat(named(capture, "tcp.dstport == " + port, "workshop.frame.id"))
                        .containsExactly("0", "1", "2", "3", "4");
                assertThat(named(capture, "tcp.srcport == " + port, "workshop.frame.id"))
                        .containsExactly("0", "1", "2", "3", "4");
                assertThat(capture.words("tcp.srcport == " + port + " && workshop.frame"))
                        .anyMatch(words -> words.contains("id 0, body \"HELLO\""));
                assertNothingIsMalformed(capture);
            }
        }
    }

    private static ByteBuffer request(long id, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES + bytes.length)
                .putInt(Long.BYTES + bytes.length)
                .putLong(id)
                .put(bytes)
                .flip();
    }

    /** The pieces are segments, since Nagle's algorithm is switched off. */
    private static void sendInPieces(ByteBuffer bytes, Socket client) throws IOException {
        Random random = new Random(1);
        while (bytes.hasRemaining()) {
            byte[] piece = new byte[Math.min(bytes.remaining(), bytes.position() < 16 ? 1 : random.nextInt(1, 20_000))];
            bytes.get(piece);
            client.getOutputStream().write(piece);
        }
    }

    @Test
    @DisplayName("step 4: the window of a guest that does not read falls to zero, and the server's kernel asks again")
    void zeroWindow() throws IOException {
        try (DemoProcess demo = DemoProcess.start(workshop.async.Demo.class, "-Dport=0")) {
            int port = port(demo);
            try (Capture capture = Capture.start(port, "zero-window");
                    Socket stalled = new Socket()) {
                stalled.setReceiveBufferSize(4096);
                stalled.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                String line = "x".repeat(500) + "\n";
                try (Socket speaker = connect(port)) {
                    for (int i = 0; i < 200; i++) {
                        send(line, speaker);
                    }
                    InputStream echo = speaker.getInputStream();
                    echo.readNBytes(200 * line.length());
                }
                // Versions of Wireshark have different names for it.
                capture.awaitPacket("tcp.dstport == " + stalled.getLocalPort()
                        + " && (tcp.analysis.keep_alive || tcp.analysis.zero_window_probe)");
                capture.end();

                assertThat(capture.words("tcp.srcport == " + stalled.getLocalPort() + " && tcp.analysis.zero_window"))
                        .anyMatch(words -> words.startsWith("[TCP ZeroWindow]"));
                assertNothingIsMalformed(capture);
            }
        }
    }

    @Test
    @DisplayName("step 5: a hundred frames leave in one write, and travel in one segment")
    void oneSegment() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Capture capture = Capture.start(listener.getLocalPort(), "one-segment");
                SocketChannel channel = SocketChannel.open(listener.getLocalSocketAddress());
                Outbox outbox = new Outbox(new BufferPool(64 * 1024, 1))) {
            for (int i = 0; i < 100; i++) {
                long id = i;
                outbox.sendFrame(100, frame -> frame.putLong(id).put("hello".getBytes(UTF_8)));
            }
            assertThat(outbox.flush(channel)).isTrue();
            capture.end();

            assertThat(capture.fields("workshop.frame", "workshop.frame.id"))
                    .satisfiesExactly(
                            segment -> assertThat(segment[0].split(",")).hasSize(100));
            assertNothingIsMalformed(capture);
        }
    }

    private static List<String> named(Capture capture, String filter, String field) throws IOException {
        return capture.fields(filter + " && " + field, field).stream()
                .flatMap(packet -> Stream.of(packet[0].split(",")))
                .toList();
    }

    static void assertNothingIsMalformed(Capture capture) throws IOException {
        assertThat(capture.words("_ws.malformed || _ws.expert.severity == error || _ws.lua.error"))
                .isEmpty();
    }
}
