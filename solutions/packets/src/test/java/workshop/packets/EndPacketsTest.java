package workshop.packets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workshop.demos.DemoProcess;

/** What docs/wireshark/README.md says of connections that end, and of servers that are gone. */
@DisplayName("the packets of demos that end")
@Timeout(60)
class EndPacketsTest {

    private static final Pattern PAUSE = Pattern.compile("Trying again in (\\d+) ms");

    private static final int LINES = 200;
    private static final String LINE = "x".repeat(500);

    private static final int READ_AHEAD = 768 * 1024;

    @Test
    @DisplayName("step 1: a RST answers the SYN when the demo does not listen any more")
    void refused() throws IOException {
        int port;
        try (DemoProcess demo = DemoProcess.start(workshop.listen.Demo.class, "-Dport=0")) {
            port = DemoPacketsTest.port(demo);
        }
        try (Capture capture = Capture.start(port, "refused")) {
            assertThatThrownBy(() -> DemoPacketsTest.connect(port)).isInstanceOf(ConnectException.class);
            capture.end();

            assertThat(capture.words("tcp"))
                    .satisfiesExactly(
                            syn -> assertThat(syn).contains("[SYN]"),
                            reset -> assertThat(reset).contains("[RST, ACK]"));
        }
    }

    @Test
    @DisplayName("step 2: the server still sends after the client's FIN")
    void dataAfterFin() throws IOException {
        try (DemoProcess demo = DemoProcess.start(workshop.accept.Demo.class, "-Dport=0")) {
            int port = DemoPacketsTest.port(demo);
            try (Capture capture = Capture.start(port, "data-after-fin");
                    Socket client = slowReader(port)) {
                sayAll(client);
                client.shutdownOutput();
                capture.awaitPacket("tcp.dstport == " + port + " && tcp.flags.fin == 1");
                assertThat(client.getInputStream().readAllBytes()).hasSize(LINES * (LINE.length() + 1));
                capture.end();

                assertThat(last(capture, "tcp.srcport == " + port + " && tcp.len > 0"))
                        .as("the number of the last packet with bytes of the server")
                        .isGreaterThan(last(capture, "tcp.dstport == " + port + " && tcp.flags.fin == 1"));
            }
        }
    }

    /** The kernel of the server keeps most of what is sent to this client until the client reads. */
    private static Socket slowReader(int port) throws IOException {
        Socket client = new Socket();
        client.setReceiveBufferSize(4096);
        client.setSoTimeout(20_000);
        client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return client;
    }

    private static void sayAll(Socket client) throws IOException {
        DemoPacketsTest.send((LINE + "\n").repeat(LINES), client);
    }

    /** The number of the last packet that a filter shows. */
    static int last(Capture capture, String filter) throws IOException {
        return Integer.parseInt(capture.fields(filter, "frame.number").getLast()[0]);
    }

    @Test
    @DisplayName("step 3: a client that loses its server connects again, after pauses whose maximum doubles")
    void retries() throws IOException {
        int port;
        DemoProcess client;
        try (DemoProcess server = DemoProcess.start(workshop.client.DemoServer.class, "-Dport=0")) {
            port = DemoPacketsTest.port(server);
            client = DemoProcess.start(workshop.client.Demo.class, "-Dport=" + port);
            client.readUntil("press Ctrl-C");
        }
        try (client;
                Capture capture = Capture.start(port, "retries")) {
            client.type("hello");
            client.readUntil("Trying again");
            client.readUntil("Trying again");
            List<Long> pauses = PAUSE.matcher(client.readUntil("Trying again"))
                    .results()
                    .map(pause -> Long.valueOf(pause.group(1)))
                    .toList();
            capture.end();

            assertThat(pauses)
                    .as("the pauses, in milliseconds")
                    .satisfiesExactly(
                            first -> assertThat(first).isLessThanOrEqualTo(500),
                            second -> assertThat(second).isLessThanOrEqualTo(1000),
                            third -> assertThat(third).isLessThanOrEqualTo(2000));
            assertPaused(capture, port, pauses);
        }
    }

    /** A RST answers each SYN, and the next SYN comes after the pause. */
    private static void assertPaused(Capture capture, int port, List<Long> pauses) throws IOException {
        // The lost connection may end in the capture, with other packets.
        String refusal = "tcp.flags.reset == 1 && tcp.flags.ack == 1 && tcp.srcport == " + port;
        List<String[]> packets =
                capture.fields("tcp.flags.syn == 1 || (" + refusal + ")", "tcp.flags.str", "frame.time_relative");
        for (int i = 0; i < pauses.size(); i++) {
            String[] syn = packets.get(2 * i);
            String[] reset = packets.get(2 * i + 1);
            assertThat(syn[0]).as("attempt %d", i + 1).contains("S");
            assertThat(reset[0]).as("the answer to attempt %d", i + 1).contains("R");
            if (i > 0) {
                double pause = 1000 * (Double.parseDouble(syn[1]) - Double.parseDouble(packets.get(2 * i - 1)[1]));
                // A tenth less: the packets have another clock than the pause.
                assertThat(pause).as("pause %d, in ms", i).isGreaterThanOrEqualTo(0.9 * pauses.get(i - 1));
            }
        }
    }

    @Test
    @DisplayName("step 4: after Ctrl-C comes all that waits in the queue of a stalled guest, and then the FIN")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Java cannot press Ctrl-C there")
    @SuppressWarnings("try") // A guest that is cut off does nothing.
    void drain() throws IOException {
        try (DemoProcess demo = DemoProcess.start(workshop.async.Demo.class, "-Dport=0")) {
            int port = DemoPacketsTest.port(demo);
            try (Socket cutOff = slowReader(port);
                    Socket guest = slowReader(port);
                    Socket speaker = DemoPacketsTest.connect(port)) {
                // Otherwise it does not hear the first lines.
                awaitJoin(guest);
                CompletableFuture<byte[]> ahead = CompletableFuture.supplyAsync(() -> read(guest, READ_AHEAD));
                int said = sayUntilAGuestIsCutOff(speaker);
                byte[] early = ahead.join();
                try (Capture capture = Capture.start(port, "drain")) {
                    demo.stop();
                    demo.readUntil("The room closes");
                    byte[] late = read(guest, Integer.MAX_VALUE);
                    capture.end();

                    Stream<String> heard = (new String(early, UTF_8) + new String(late, UTF_8)).lines();
                    assertThat(heard.filter(line -> line.endsWith(LINE)).count())
                            .as("the lines for the guest, with the last %d bytes after Ctrl-C", late.length)
                            .isEqualTo(said);
                    String toGuest = "tcp.dstport == " + guest.getLocalPort();
                    assertThat(capture.words(toGuest + " && tcp.flags.reset == 1"))
                            .isEmpty();
                    assertThat(last(capture, toGuest + " && tcp.flags.fin == 1"))
                            .as("the number of the packet with the FIN")
                            .isGreaterThanOrEqualTo(last(capture, toGuest + " && tcp.len > 0"));
                }
            }
        }
    }

    /** Reads until the line with which the room greets this client itself. */
    private static void awaitJoin(Socket client) throws IOException {
        String greeting = "guest " + client.getLocalPort() + " is here\n";
        var in = new DataInputStream(client.getInputStream());
        var heard = new StringBuilder();
        while (heard.indexOf(greeting) < 0) {
            heard.append((char) in.readByte());
        }
    }

    /**
     * Speaks until a guest that reads nothing is cut off, since a mebibyte waits in its queue. A guest that has read
     * {@link #READ_AHEAD} bytes stays: in its queue, some hundred KiB wait then.
     *
     * @return how many lines were said
     */
    private static int sayUntilAGuestIsCutOff(Socket speaker) throws IOException {
        var in = new BufferedReader(new InputStreamReader(speaker.getInputStream(), UTF_8));
        int heard = 0;
        boolean cutOff = false;
        while (!cutOff) {
            sayAll(speaker);
            int end = heard + LINES;
            while (heard < end) {
                String line = in.readLine();
                heard += line.endsWith(LINE) ? 1 : 0;
                cutOff |= line.endsWith(" left");
            }
        }
        return heard;
    }

    private static byte[] read(Socket client, int maximum) {
        try {
            return client.getInputStream().readNBytes(maximum);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
