package workshop.chat.server;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.UUID;
import workshop.chat.protocol.Fields;
import workshop.chat.protocol.Message.Broadcast;
import workshop.chat.protocol.MessageCodec;

/**
 * What servers publish on the bus: what a guest said, or a beacon, which has only the number of the last message.
 *
 * <pre>
 *  +---------+----------+----------+---------+--------------+---------------------------+
 *  |"TCB", 2 | origin   | sequence | time    | server       | a Broadcast's type and    |
 *  | 4 bytes | GUID     | 8 bytes  | 8 bytes | short string | fields, or nothing        |
 *  +---------+----------+----------+---------+--------------+---------------------------+
 * </pre>
 *
 * @param origin identifies a server from its start to its end; a server recognizes its own messages by it
 * @param sequence 1 for the first broadcast of that server, and so on; in a beacon, the number of the last one
 * @param time when it was published, in milliseconds since that server's start
 * @param server that server's name for people
 * @param broadcast what a guest said; null in a beacon
 */
record BusMessage(UUID origin, long sequence, long time, String server, Broadcast broadcast) {

    /** "TCB" and the version of this form. Version 1 had neither this nor the time. */
    private static final int FORM = 0x54434202;

    /** Whether it has no broadcast. */
    boolean isBeacon() {
        return broadcast == null;
    }

    /** The bytes to publish. */
    byte[] encode() {
        ByteBuffer name = Fields.shortString(server);
        ByteBuffer rest = isBeacon() ? ByteBuffer.allocate(0) : MessageCodec.encode(broadcast);
        return ByteBuffer.allocate(Integer.BYTES + 4 * Long.BYTES + name.remaining() + rest.remaining())
                .putInt(FORM)
                .put(Fields.guid(origin))
                .putLong(sequence)
                .putLong(time)
                .put(name)
                .put(rest)
                .array();
    }

    /**
     * Decodes a message from an untrusted publisher. Names must keep the same rules as on that server: those of
     * {@link Nicknames}.
     *
     * @throws ProtocolException if the bytes have another form; the error message contains none of their text
     */
    static BusMessage decode(byte[] published) throws ProtocolException {
        ByteBuffer in = ByteBuffer.wrap(published);
        require(in.remaining() >= Integer.BYTES && in.getInt() == FORM, "not this version's form");
        UUID origin = Fields.readGuid(in);
        long sequence = Fields.readLong(in);
        long time = Fields.readLong(in);
        String server = Fields.readShortString(in);
        Broadcast broadcast = in.hasRemaining() ? readBroadcast(in) : null;
        require(sequence >= (broadcast == null ? 0 : 1), "a sequence that is too low");
        require(time >= 0, "a negative time");
        require(Nicknames.isValid(server), "a name that no server has");
        require(broadcast == null || Nicknames.isGuest(broadcast.from()), "a name that no guest has");
        return new BusMessage(origin, sequence, time, server, broadcast);
    }

    private static Broadcast readBroadcast(ByteBuffer in) throws ProtocolException {
        var message = MessageCodec.decode(in).orElseThrow(() -> new ProtocolException("a message of an unknown type"));
        if (message instanceof Broadcast broadcast) {
            return broadcast;
        }
        throw new ProtocolException("no broadcast, but a " + message.getClass().getSimpleName());
    }

    private static void require(boolean condition, String otherwise) throws ProtocolException {
        if (!condition) {
            throw new ProtocolException(otherwise);
        }
    }
}
