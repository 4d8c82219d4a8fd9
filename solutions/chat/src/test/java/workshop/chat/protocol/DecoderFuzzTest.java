package workshop.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.async.Frames;
import workshop.chat.protocol.Message.Ack;
import workshop.chat.protocol.Message.Broadcast;
import workshop.chat.protocol.Message.Chat;
import workshop.chat.protocol.Message.Keepalive;
import workshop.chat.protocol.Message.Nak;
import workshop.chat.protocol.Message.SetNickname;
import workshop.chat.protocol.Message.WhoRequest;
import workshop.chat.protocol.Message.WhoResponse;

/**
 * Checks any stream of bytes from an untrusted peer: it consists of messages up to some place, and there it ends, or is
 * refused with a {@link ProtocolException}.
 */
@DisplayName("the decoder, with any bytes")
class DecoderFuzzTest {

    /** The longest stream to try, in bytes: a reader can still read it, and a million of them take little time. */
    private static final int LONGEST = 512;

    /** More memory than decoding such a stream takes, and far less than a decoder that trusts a length of 4 GiB. */
    private static final long MOST_MEMORY = 256 * 1024;

    private static final Frames FRAMES = new Frames(MessageCodec.MAX_LENGTH);
    private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** One message of each type. */
    static Stream<byte[]> messages() {
        return Stream.of(
                        new Chat("hé 🙂"),
                        new Broadcast("ada", "hé"),
                        new Keepalive(),
                        new SetNickname(ID, "ada"),
                        new Ack(ID),
                        new Nak(ID, "no"),
                        new WhoRequest(ID),
                        new WhoResponse(ID, "no"))
                .map(message -> FRAMES.encode(MessageCodec.encode(message)).array());
    }

    @Test
    @DisplayName("each type of message, with each byte changed to every other and cut anywhere")
    void changed() {
        byte[] stream = all(messages().toList());
        for (int place = 0; place < stream.length; place++) {
            check(Arrays.copyOf(stream, place));
            byte[] changed = stream.clone();
            for (int value = 0; value < 256; value++) {
                changed[place] = (byte) value;
                check(changed);
            }
        }
    }

    /** A million streams. The fuzzer changes one message of each type, and keeps streams that reach new branches. */
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    @MethodSource("messages")
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "30m")
    void fuzzed(byte[] stream) {
        check(Arrays.copyOf(stream, Math.min(stream.length, LONGEST)));
    }

    private static void check(byte[] stream) {
        // This comes first because it also loads the classes, which takes memory too, once.
        List<Message> byteByByte = messagesOf(stream, 1);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        List<Message> atOnce = messagesOf(stream, stream.length);
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(taken).as(() -> "bytes allocated for " + hex(stream)).isLessThan(MOST_MEMORY);
        assertThat(byteByByte).as(() -> "byte by byte: " + hex(stream)).isEqualTo(atOnce);
    }

    /** Decodes as a connection does: pieces arrive one after another in a buffer, which keeps an incomplete message. */
    private static List<Message> messagesOf(byte[] stream, int piece) {
        List<Message> messages = new ArrayList<>();
        ByteBuffer arrived = ByteBuffer.wrap(stream).limit(0);
        try {
            while (arrived.limit() < stream.length) {
                arrived.limit(Math.min(stream.length, arrived.limit() + piece));
                for (var payload = FRAMES.decode(arrived); payload != null; payload = FRAMES.decode(arrived)) {
                    decoded(payload).ifPresent(messages::add);
                }
            }
        } catch (ProtocolException refused) {
            // The rest of the stream is not decoded: the connection would be closed now.
        }
        return messages;
    }

    /** A decoded message, encoded again, has the same bytes. */
    private static Optional<Message> decoded(ByteBuffer payload) throws ProtocolException {
        Optional<Message> message = MessageCodec.decode(payload.duplicate());
        // Not assertThat, which takes its time, several million times.
        if (message.isPresent() && !MessageCodec.encode(message.get()).equals(payload)) {
            throw new AssertionError(message.get() + " was made of " + hex(payload.array()));
        }
        return message;
    }

    private static byte[] all(List<byte[]> parts) {
        ByteBuffer all =
                ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(all::put);
        return all.array();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
