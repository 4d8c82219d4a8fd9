package workshop.chat.protocol;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import workshop.chat.protocol.Message.Ack;
import workshop.chat.protocol.Message.Broadcast;
import workshop.chat.protocol.Message.Chat;
import workshop.chat.protocol.Message.Keepalive;
import workshop.chat.protocol.Message.Nak;
import workshop.chat.protocol.Message.SetNickname;
import workshop.chat.protocol.Message.WhoRequest;
import workshop.chat.protocol.Message.WhoResponse;

/**
 * Encodes and decodes messages. The bytes are the payload of a frame, which follows the frame's 4-byte length.
 *
 * <pre>
 *  |&lt;-- the frame's length -->|
 *  +--------+-----------------+
 *  |  type  | fields          |
 *  | uint32 |                 |
 *  +--------+-----------------+
 * </pre>
 */
public final class MessageCodec {

    /** The longest payload that this workshop's server accepts and sends, in bytes. It is TcpChat's own limit. */
    public static final int MAX_LENGTH = 64 * 1024;

    private static final int BROADCAST_WITHOUT_TEXT = Integer.BYTES + (Byte.BYTES + Fields.MAX_SHORT) + Short.BYTES;

    /** The longest text, in bytes. It fits in a {@link Broadcast} with the longest name. */
    public static final int MAX_TEXT = MAX_LENGTH - BROADCAST_WITHOUT_TEXT;

    /** The longest payload that a message of any known type can have, in bytes: a {@link Broadcast}'s. */
    public static final int MAX_KNOWN_LENGTH = BROADCAST_WITHOUT_TEXT + Fields.MAX_LONG;

    private static final int CHAT = 0;
    private static final int BROADCAST = 1;
    private static final int KEEPALIVE = 2;
    private static final int SET_NICKNAME = 3;
    private static final int ACK = 4;
    private static final int NAK = 5;

    // Of this workshop. A later version of TcpChat will hardly use such high numbers.
    private static final int WHO_REQUEST = 1000;
    private static final int WHO_RESPONSE = 1001;

    private MessageCodec() {}

    /**
     * Encodes a message.
     *
     * @return a new buffer of at most {@link #MAX_LENGTH} bytes, from position to limit
     * @throws IllegalArgumentException if one of its strings is too long; the error message names both lengths
     */
    public static ByteBuffer encode(Message message) {
        return switch (message) {
            case Chat chat -> payload(CHAT, Fields.longString(chat.text()));
            case Broadcast broadcast ->
                payload(BROADCAST, Fields.shortString(broadcast.from()), Fields.longString(broadcast.text()));
            case Keepalive alive -> payload(KEEPALIVE);
            case SetNickname set ->
                payload(SET_NICKNAME, Fields.guid(set.request()), Fields.shortString(set.nickname()));
            case Ack ack -> payload(ACK, Fields.guid(ack.request()));
            case Nak nak -> payload(NAK, Fields.guid(nak.request()), Fields.longString(nak.reason()));
            case WhoRequest who -> payload(WHO_REQUEST, Fields.guid(who.request()));
            case WhoResponse who -> payload(WHO_RESPONSE, Fields.guid(who.request()), Fields.longString(who.guests()));
        };
    }

    private static ByteBuffer payload(int type, ByteBuffer... fields) {
        int length = Arrays.stream(fields).mapToInt(ByteBuffer::remaining).sum();
        ByteBuffer payload = ByteBuffer.allocate(Integer.BYTES + length).putInt(type);
        for (ByteBuffer field : fields) {
            payload.put(field);
        }
        return payload.flip();
    }

    /** As {@link #decode(ByteBuffer, int)}, with texts of at most {@link #MAX_TEXT} bytes. */
    public static Optional<Message> decode(ByteBuffer payload) throws ProtocolException {
        return decode(payload, MAX_TEXT);
    }

    /**
     * Decodes bytes from an untrusted peer. The memory that it allocates depends on the bytes that are there, and not on
     * the lengths in them.
     *
     * @param payload a big-endian buffer, from position to limit; afterwards the position is anywhere between
     * @param maxText the maximum length of a text, in bytes, up to {@link Fields#MAX_LONG}
     * @return the message; empty for a message of an unknown type, which is to be ignored
     * @throws ProtocolException if a type is missing, a field goes past the end, bytes are left over, a text is too
     *     long, or a string is not UTF-8; nothing else is ever thrown
     */
    public static Optional<Message> decode(ByteBuffer payload, int maxText) throws ProtocolException {
        Fields.require(payload, Integer.BYTES, "a message type");
        Optional<Message> message = switch (payload.getInt()) {
            case CHAT -> Optional.of(new Chat(Fields.readLongString(payload, maxText)));
            case BROADCAST ->
                Optional.of(new Broadcast(Fields.readShortString(payload), Fields.readLongString(payload, maxText)));
            case KEEPALIVE -> Optional.of(new Keepalive());
            case SET_NICKNAME ->
                Optional.of(new SetNickname(Fields.readGuid(payload), Fields.readShortString(payload)));
            case ACK -> Optional.of(new Ack(Fields.readGuid(payload)));
            case NAK -> Optional.of(new Nak(Fields.readGuid(payload), Fields.readLongString(payload, maxText)));
            case WHO_REQUEST -> Optional.of(new WhoRequest(Fields.readGuid(payload)));
            case WHO_RESPONSE ->
                Optional.of(new WhoResponse(Fields.readGuid(payload), Fields.readLongString(payload, maxText)));
            default -> Optional.empty();
        };
        if (message.isPresent()) {
            Fields.end(payload);
        }
        return message;
    }
}
