package workshop.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A block of encoded messages. It is encoded once and written again and again, so that encoding costs nothing during
 * a measurement.
 */
final class Block {

    /** The minimum size of a block, in bytes; less than a processor's second-level cache. */
    private static final int SIZE = 64 * 1024;

    private final byte[] bytes;
    private final int messages;

    private Block(byte[] bytes, int messages) {
        this.bytes = bytes;
        this.messages = messages;
    }

    /**
     * Returns a block of messages as a server sends them to a subscriber.
     *
     * @param payloads the lengths of the payloads, in bytes; the block repeats them in this order
     */
    static Block delivered(int... payloads) {
        return of("MSG " + Nats.SUBJECT + " 1 ", payloads);
    }

    /** Returns a block of messages as a publisher sends them to a server. */
    static Block published(int... payloads) {
        return of("PUB " + Nats.SUBJECT + " ", payloads);
    }

    private static Block of(String command, int... payloads) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int messages = 0;
        // Whole repetitions only, so that each block has all lengths in the same proportion.
        while (out.size() < SIZE) {
            for (int payload : payloads) {
                out.writeBytes((command + payload + "\r\n").getBytes(US_ASCII));
                out.writeBytes(payload(payload));
                out.writeBytes("\r\n".getBytes(US_ASCII));
                messages++;
            }
        }
        return new Block(out.toByteArray(), messages);
    }

    private static byte[] payload(int length) {
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) '.');
        payload[length - 1] = '!';
        return payload;
    }

    /**
     * Returns the lengths of ten payloads in a random order that is always the same. Most are small, as in real
     * traffic.
     */
    static int[] mix() {
        List<Integer> lengths = new ArrayList<>(List.of(16, 16, 16, 16, 16, 16, 128, 128, 128, 1024));
        Collections.shuffle(lengths, new Random(5));
        return lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Writes the bytes to a temporary file, which is deleted when the channel is closed. */
    FileChannel file() throws IOException {
        Path path = Files.createTempFile("block", null);
        Files.write(path, bytes);
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Returns the average number of bytes of an encoded message. */
    double wireBytes() {
        return (double) bytes.length / messages;
    }
}
