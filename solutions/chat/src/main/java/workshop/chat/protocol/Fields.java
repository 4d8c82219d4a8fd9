package workshop.chat.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.UUID;

/**
 * The fields of messages. A read method moves the position of a big-endian buffer behind the field. The bytes come from
 * an untrusted peer: a field that goes past the buffer's limit is a {@link ProtocolException}, and so is text that is
 * not UTF-8.
 *
 * <pre>
 *   GUID          16 bytes
 *   short string  | n: 1 byte  | n bytes of UTF-8 |
 *   long string   | n: 2 bytes | n bytes of UTF-8 |
 * </pre>
 */
public final class Fields {

    /** The maximum length of a short string, in bytes. */
    public static final int MAX_SHORT = 255;

    /** The maximum length of a long string, in bytes. */
    public static final int MAX_LONG = 65_535;

    private static final int GUID = 2 * Long.BYTES;

    private Fields() {}

    /** A GUID, its 16 bytes in the order in which they are on the wire. */
    public static ByteBuffer guid(UUID id) {
        return ByteBuffer.allocate(GUID)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .flip();
    }

    /** Reads what {@link #guid} wrote. */
    public static UUID readGuid(ByteBuffer in) throws ProtocolException {
        require(in, GUID, "a GUID");
        return new UUID(in.getLong(), in.getLong());
    }

    /** Reads 8 bytes, big-endian. */
    public static long readLong(ByteBuffer in) throws ProtocolException {
        require(in, Long.BYTES, "a number");
        return in.getLong();
    }

    /**
     * A short string.
     *
     * @throws IllegalArgumentException if it takes more than {@link #MAX_SHORT} bytes; the error message says how many
     */
    public static ByteBuffer shortString(String text) {
        byte[] bytes = bytes(text, MAX_SHORT);
        return ByteBuffer.allocate(Byte.BYTES + bytes.length)
                .put((byte) bytes.length)
                .put(bytes)
                .flip();
    }

    /** Reads what {@link #shortString} wrote. */
    public static String readShortString(ByteBuffer in) throws ProtocolException {
        require(in, Byte.BYTES, "the length of a short string");
        return text(in, Byte.toUnsignedInt(in.get()));
    }

    /**
     * A long string.
     *
     * @throws IllegalArgumentException if it takes more than {@link MessageCodec#MAX_TEXT} bytes; the error message says
     *     how many
     */
    public static ByteBuffer longString(String text) {
        byte[] bytes = bytes(text, MessageCodec.MAX_TEXT);
        return ByteBuffer.allocate(Short.BYTES + bytes.length)
                .putShort((short) bytes.length)
                .put(bytes)
                .flip();
    }

    /**
     * Reads what {@link #longString} wrote.
     *
     * @param maxLength the maximum length to accept, in bytes, up to {@link #MAX_LONG}
     */
    public static String readLongString(ByteBuffer in, int maxLength) throws ProtocolException {
        require(in, Short.BYTES, "the length of a long string");
        int length = Short.toUnsignedInt(in.getShort());
        if (length > maxLength) {
            throw new ProtocolException("a text of " + length + " bytes, where " + maxLength + " are allowed");
        }
        return text(in, length);
    }

    /**
     * Checks that a message ends here.
     *
     * @throws ProtocolException if bytes are left: the sender means something other than what was read
     */
    public static void end(ByteBuffer in) throws ProtocolException {
        if (in.hasRemaining()) {
            throw new ProtocolException(bytes(in.remaining()) + " behind the last field of a message");
        }
    }

    private static byte[] bytes(String text, int limit) {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length > limit) {
            throw new IllegalArgumentException("a text of " + bytes.length + " bytes, where " + limit + " are allowed");
        }
        return bytes;
    }

    private static String text(ByteBuffer in, int length) throws ProtocolException {
        require(in, length, "a string");
        ByteBuffer bytes = in.slice(in.position(), length);
        in.position(in.position() + length);
        try {
            // new String(bytes, UTF_8) would put a replacement character in place of bytes that are not UTF-8.
            return UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException("a string of " + bytes(length) + " is not UTF-8");
        }
    }

    /** Checks a length before anything is allocated or read. */
    static void require(ByteBuffer in, int length, String what) throws ProtocolException {
        if (in.remaining() < length) {
            throw new ProtocolException(
                    what + " of " + bytes(length) + ", where the message has " + in.remaining() + " left");
        }
    }

    private static String bytes(int count) {
        return count + (count == 1 ? " byte" : " bytes");
    }
}
