package workshop.demos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workshop.client.DemoServer;
import workshop.client.FrameReader;

/** The server of step 3's demo goes on after a failure. */
@DisplayName("Step 3's demo server")
@Timeout(30)
class Step3DemoServerTest {

    private static final Pattern PORT = Pattern.compile("Listening on \\S+ port (\\d+)");

    /** Enough for the JVM, which needs a dozen or two, and not enough for that many clients in addition. */
    private static final int FEW_DESCRIPTORS = 80;

    @Test
    @DisplayName("without a free descriptor, it says so, and serves clients again when there are some")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no ulimit")
    void fewDescriptors() throws IOException {
        try (DemoProcess server = DemoProcess.startWithFewDescriptors(FEW_DESCRIPTORS, DemoServer.class, "-Dport=0")) {
            int port = port(server);
            assertThat(responseTo("hello", port))
                    .as("the response to the first request")
                    .isEqualTo("HELLO");
            List<Socket> clients = new ArrayList<>();
            try {
                for (int i = 0; i < FEW_DESCRIPTORS; i++) {
                    clients.add(connect(port));
                }
                assertThat(server.readUntil("Cannot accept a client")).doesNotContain("\tat ");
            } finally {
                for (Socket client : clients) {
                    client.close();
                }
            }
            assertThat(responseTo("again", port)).as("the response afterwards").isEqualTo("AGAIN");
        }
    }

    /** In UTF-8, this letter has 2 bytes, and its capital form has 3. */
    @Test
    @DisplayName("a response that is too long for a frame closes the connection, and other clients are served")
    void responseTooLong() throws IOException {
        try (DemoProcess server = DemoProcess.start(DemoServer.class, "-Dport=0")) {
            int port = port(server);
            try (Socket client = connect(port)) {
                send("x".repeat(FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH - Long.BYTES - 2) + "\u0149", client);
                assertThat(client.getInputStream().read())
                        .as("the end of the stream, as there is no response")
                        .isEqualTo(-1);
            }
            assertThat(server.readUntil("is too long for a frame")).doesNotContain("Exception");
            assertThat(responseTo("again", port)).as("the response afterwards").isEqualTo("AGAIN");
        }
    }

    private static int port(DemoProcess server) throws IOException {
        Matcher port = PORT.matcher(server.readUntil("Ctrl-C ends it"));
        assertThat(port.find()).as("the server says where it listens").isTrue();
        return Integer.parseInt(port.group(1));
    }

    private static Socket connect(int port) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setSoTimeout(10_000);
        return client;
    }

    private static String responseTo(String request, int port) throws IOException {
        try (Socket client = connect(port)) {
            send(request, client);
            DataInputStream in = new DataInputStream(client.getInputStream());
            int length = in.readInt();
            assertThat(in.readLong()).as("the id of the response").isEqualTo(1);
            return new String(in.readNBytes(length - Long.BYTES), UTF_8);
        }
    }

    private static void send(String request, Socket client) throws IOException {
        byte[] body = request.getBytes(UTF_8);
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        out.writeInt(Long.BYTES + body.length);
        out.writeLong(1);
        out.write(body);
    }
}
