package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;

/** Frames as they go over the wire: a length prefix of 4 bytes in network byte order, and the payload. */
final class Frames {

    private Frames() {}

    static byte[] encode(List<String> payloads) {
        int size = payloads.stream().mapToInt(payload -> 4 + payload.length()).sum();
        ByteBuffer bytes = ByteBuffer.allocate(size);
        for (String payload : payloads) {
            bytes.putInt(payload.length()).put(payload.getBytes(US_ASCII));
        }
        return bytes.array();
    }

    /** Reads to the end of the stream. */
    static void drain(FrameDecoder decoder, ReadableByteChannel channel) throws IOException {
        int read = decoder.readFrom(channel);
        while (read >= 0) {
            read = decoder.readFrom(channel);
        }
    }

    /** The bytes from position to limit, as text. Position and limit do not change. */
    static String text(ByteBuffer bytes) {
        return UTF_8.decode(bytes.duplicate()).toString();
    }
}
