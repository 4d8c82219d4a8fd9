package workshop.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import workshop.async.Frames;
import workshop.chat.protocol.Message.Ack;
import workshop.chat.protocol.Message.Broadcast;
import workshop.chat.protocol.Message.Chat;
import workshop.chat.protocol.Message.Keepalive;
import workshop.chat.protocol.Message.Nak;
import workshop.chat.protocol.Message.SetNickname;

/**
 * What holds for every message, and for every sequence of bytes. How many of them are tried is the build's property
 * {@code fuzz}; what fails is shrunk to the smallest input that still does.
 */
@Label("the chat protocol, fuzzed")
class MessageCodecFuzzTest {

    /** Far more than any of the inputs below takes, and far less than one that believes a length of 4 GiB. */
    private static final long MOST_MEMORY = 1024 * 1024;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Property
    @Label("what was encoded is decoded")
    void roundTrip(@ForAll("messages") Message message) throws ProtocolException {
        assertThat(MessageCodec.decode(MessageCodec.encode(message))).contains(message);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @Label("any bytes, cut anywhere: a message, nothing, or a ProtocolException, and little memory")
    void anyBytes(@ForAll("hostile") byte[] bytes) {
        for (int length = 0; length <= bytes.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(bytes, 0, length);
            assertLittleMemory(() -> decoded(cut).ifPresent(MessageCodecFuzzTest::staysTheSame));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @Label("any stream, in any pieces: messages until the first ProtocolException, and little memory")
    void anyStream(@ForAll("hostileFrames") byte[] stream, @ForAll("pieces") int piece) {
        assertLittleMemory(() -> assertThat(messagesOf(stream, piece))
                .as("messages in pieces of %d bytes", piece)
                .isEqualTo(messagesOf(stream, stream.length)));
    }

    private static void assertLittleMemory(Runnable action) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(taken).as("bytes allocated").isLessThan(MOST_MEMORY);
    }

    /** What is a message, is that message again when it is passed on. */
    private static void staysTheSame(Message message) {
        assertThat(decoded(MessageCodec.encode(message))).contains(message);
    }

    private static Optional<Message> decoded(ByteBuffer bytes) {
        try {
            return MessageCodec.decode(bytes);
        } catch (ProtocolException refused) {
            return Optional.empty();
        }
    }

    /** As a connection does it: the pieces arrive one after another in a buffer that keeps what is incomplete. */
    private static List<Message> messagesOf(byte[] stream, int piece) {
        List<Message> messages = new ArrayList<>();
        Frames frames = new Frames(MessageCodec.MAX_LENGTH);
        ByteBuffer arrived = ByteBuffer.wrap(stream).limit(0);
        try {
            while (arrived.limit() < stream.length) {
                arrived.limit(Math.min(stream.length, arrived.limit() + piece));
                for (var payload = frames.decode(arrived); payload != null; payload = frames.decode(arrived)) {
                    MessageCodec.decode(payload).ifPresent(messages::add);
                }
            }
        } catch (ProtocolException refused) {
            // The rest of the stream is not looked at: the connection would be closed now.
        }
        return messages;
    }

    @Provide
    Arbitrary<Message> messages() {
        Arbitrary<UUID> ids =
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
        return Arbitraries.oneOf(
                text(30).map(Chat::new),
                Combinators.combine(text(10), text(30)).as(Broadcast::new),
                Arbitraries.of(new Keepalive()),
                Combinators.combine(ids, text(10)).as(SetNickname::new),
                ids.map(Ack::new),
                Combinators.combine(ids, text(30)).as(Nak::new));
    }

    /** Of every character there is, up to 4 bytes each, but for the halves of surrogate pairs, which are none. */
    private static StringArbitrary text(int longest) {
        return Arbitraries.strings()
                .withCharRange('\0', '\ud7ff')
                .withCharRange('\ue000', '\uffff')
                .ofMaxLength(longest);
    }

    /** Bytes that are no message, or nearly one, or one with a few bytes changed, or cut short, or with more behind. */
    @Provide
    Arbitrary<byte[]> hostile() {
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
        Arbitrary<byte[]> typed = Combinators.combine(Arbitraries.integers().between(-1, 7), any)
                .as((type, rest) ->
                        joined(ByteBuffer.allocate(4).putInt(0, type).array(), rest));
        return Arbitraries.oneOf(any, typed, changed(messages().map(m -> array(MessageCodec.encode(m)))));
    }

    /** Frames of hostile messages, and some of them with a length that lies. */
    @Provide
    Arbitrary<byte[]> hostileFrames() {
        Frames frames = new Frames(MessageCodec.MAX_LENGTH);
        Arbitrary<byte[]> good = messages().map(m -> array(frames.encode(MessageCodec.encode(m))));
        Arbitrary<byte[]> hostile = hostile().map(bytes -> array(frames.encode(ByteBuffer.wrap(bytes))));
        return Arbitraries.oneOf(good, hostile, changed(good))
                .list()
                .ofMaxSize(3)
                .map(parts -> joined(parts.toArray(byte[][]::new)));
    }

    @Provide
    Arbitrary<Integer> pieces() {
        return Arbitraries.integers().between(1, 50);
    }

    /** One byte is another, and in one of three the end is missing. */
    private static Arbitrary<byte[]> changed(Arbitrary<byte[]> bytes) {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 1000);
        Arbitrary<Byte> values = Arbitraries.oneOf(Arbitraries.bytes(), Arbitraries.of((byte) 0, (byte) 1, (byte) -1));
        Arbitrary<Integer> thirds = Arbitraries.integers().between(0, 2);
        return Combinators.combine(bytes, places, values, thirds).as((original, place, value, third) -> {
            int length = third == 0 ? place % original.length : original.length;
            byte[] copy = Arrays.copyOf(original, length);
            if (length > 0) {
                copy[place % length] = value;
            }
            return copy;
        });
    }

    private static byte[] array(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        return array;
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
