package workshop.packets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The packets of one TCP port on the loopback interface, captured by {@code dumpcap} and dissected by {@code tshark}. Its file stays,
 * so that one can open it in Wireshark.
 */
final class Capture implements AutoCloseable {

    private static final Path DISSECTOR = Path.of(System.getProperty("workshop"), "docs", "wireshark", "workshop.lua");

    /** Below {@code target}, so that {@code mvn clean} deletes it. */
    private static final Path CAPTURES = Path.of(System.getProperty("captures"));

    /** The kernel drops packets when its buffer is full. By default it has 2 MiB. */
    private static final String BUFFER_MIB = "64";

    /** On a busy machine, TCP sends segments again, and in another order. By default, Wireshark shows no message in them. */
    private static final String IN_ORDER = "tcp.reassemble_out_of_order:TRUE";

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final int port;
    private final Path file;
    private final Process dumpcap;

    /** Receives nothing. Datagrams to its port show how far the capture is: the kernel keeps the order of the packets. */
    private final DatagramSocket marker;

    private List<String> decodeAs = List.of();

    private Capture(int port, Path file, Process dumpcap, DatagramSocket marker) {
        this.port = port;
        this.file = file;
        this.dumpcap = dumpcap;
        this.marker = marker;
    }

    /**
     * Captures from now on.
     *
     * @param port the port of a server on this machine
     * @param name the name of the file, without its extension
     */
    static Capture start(int port, String name) throws IOException {
        Path file = Files.createDirectories(CAPTURES).resolve(name + ".pcapng");
        var marker = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Process dumpcap = new ProcessBuilder(
                        "dumpcap",
                        "-q",
                        "-B",
                        BUFFER_MIB,
                        "-i",
                        System.getProperty("os.name").startsWith("Mac") ? "lo0" : "lo",
                        "-f",
                        "tcp port " + port + " or udp port " + marker.getLocalPort(),
                        "-w",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        var capture = new Capture(port, file, dumpcap, marker);
        capture.awaitFirstLine();
        capture.awaitMarker();
        return capture;
    }

    private void awaitFirstLine() throws IOException {
        BufferedReader words = dumpcap.inputReader(UTF_8);
        String line = words.readLine();
        while (line != null && !line.startsWith("File: ")) {
            line = words.readLine();
        }
        if (line == null) {
            throw new IOException("dumpcap cannot capture on the loopback interface");
        }
    }

    /** Waits until all packets before now are in the file. dumpcap does not say when it has written a packet. */
    private void awaitMarker() throws IOException {
        String mark = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!Files.readString(file, ISO_8859_1).contains(mark)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("dumpcap has not captured a datagram within " + LIMIT);
            }
            marker.send(new DatagramPacket(mark.getBytes(UTF_8), mark.length(), marker.getLocalSocketAddress()));
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /**
     * Waits until a packet is captured.
     *
     * @param filter the packet, as a display filter of Wireshark
     */
    void awaitPacket(String filter) throws IOException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        do {
            if (System.nanoTime() > deadline) {
                throw new IOException("within " + LIMIT + ", no packet was captured that this filter shows: " + filter);
            }
            awaitMarker();
        } while (words(filter).isEmpty());
    }

    /** Dissects all packets of the port as those of the workshop, as the command "Decode As" of Wireshark does. */
    void decodeAsWorkshop() {
        decodeAs = List.of("-d", "tcp.port==" + port + ",workshop");
    }

    /** Ends the capture. */
    Capture end() throws IOException {
        awaitMarker();
        dumpcap.destroy();
        dumpcap.onExit().join();
        return this;
    }

    /**
     * Dissects the packets.
     *
     * @param filter which packets, as a display filter of Wireshark
     * @param fields the names of fields
     * @return a line for each packet. A field that the packet has not is empty, and one that it has several times has commas
     */
    List<String[]> fields(String filter, String... fields) throws IOException {
        List<String> command = new ArrayList<>(List.of("-T", "fields", "-Y", "tcp && (" + filter + ")"));
        for (String field : fields) {
            command.addAll(List.of("-e", field));
        }
        return tshark(command).map(line -> line.split("\t", -1)).toList();
    }

    /** The words that Wireshark shows for each packet. */
    List<String> words(String filter) throws IOException {
        return tshark(List.of("-T", "fields", "-Y", "tcp && (" + filter + ")", "-e", "_ws.col.Info"))
                .toList();
    }

    private Stream<String> tshark(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("tshark", "-X", "lua_script:" + DISSECTOR, "-o", IN_ORDER, "-r", file.toString()));
        command.addAll(decodeAs);
        command.addAll(options);
        Path errors = file.resolveSibling("errors");
        Process tshark =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String output = new String(tshark.getInputStream().readAllBytes(), UTF_8);
        if (tshark.onExit().join().exitValue() != 0) {
            throw new IOException("tshark cannot read the packets: " + Files.readString(errors));
        }
        return Arrays.stream(output.split("\n")).filter(line -> !line.isEmpty());
    }

    @Override
    public void close() {
        dumpcap.destroyForcibly().onExit().join();
        marker.close();
    }
}
