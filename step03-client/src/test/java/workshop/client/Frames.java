package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;

/** Makes frames without a {@link FrameWriter}: a reader that is tested must not depend on a writer. */
final class Frames {

    private Frames() {}

    /** The frames of these messages: each message after its length in 4 bytes. */
    static byte[] of(List<String> messages) {
        List<byte[]> payloads =
                messages.stream().map(message -> message.getBytes(UTF_8)).toList();
        int length = payloads.stream()
                .mapToInt(payload -> Integer.BYTES + payload.length)
                .sum();
        ByteBuffer frames = ByteBuffer.allocate(length);
        payloads.forEach(payload -> frames.putInt(payload.length).put(payload));
        return frames.array();
    }
}
