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
 * A block of messages as they go over the wire, encoded once and written again and again, so that making them costs
 * nothing while others are measured.
 */
final class Block {

    /** As much as is written at a time, in bytes; less than a processor's second cache holds. */
    private static final int SIZE = 64 * 1024;

    private final byte[] bytes;
    private final int messages;

    private Block(byte[] bytes, int messages) {
        this.bytes = bytes;
        this.messages = messages;
    }

    /**
     * Messages as a server sends them to a subscriber.
     *
     * @param payloads how long they are, in bytes, in the order of the block; from the front again when it ends
     */
    static Block delivered(int... payloads) {
        return of("MSG " + Nats.SUBJECT + " 1 ", payloads);
    }

    /** Messages as a publisher sends them to a server. */
    static Block published(int... payloads) {
        return of("PUB " + Nats.SUBJECT + " ", payloads);
    }

    private static Block of(String command, int... payloads) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int messages = 0;
        // Whole turns only, so that each block has its lengths in the same proportion.
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

    /** Ten payloads, in an order that looks like none: mostly small ones, as it is in life. */
    static int[] mix() {
        List<Integer> lengths = new ArrayList<>(List.of(16, 16, 16, 16, 16, 16, 128, 128, 128, 1024));
        Collections.shuffle(lengths, new Random(5));
        return lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The bytes as a temporary file, which is gone when the channel is closed. */
    FileChannel file() throws IOException {
        Path path = Files.createTempFile("block", null);
        Files.write(path, bytes);
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** How many bytes a message takes, on average. */
    double wireBytes() {
        return (double) bytes.length / messages;
    }
}
