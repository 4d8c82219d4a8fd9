package workshop.chat.server;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import workshop.chat.protocol.Fields;
import workshop.chat.protocol.Message;
import workshop.chat.protocol.Message.Broadcast;
import workshop.chat.protocol.MessageCodec;

/**
 * What servers tell each other over the bus: something that a guest said, or only how far their numbers have come.
 *
 * <pre>
 *  +---------+----------+----------+---------+--------------+---------------------------+
 *  |"TCB", 2 | origin   | sequence | time    | server       | a Broadcast's type and    |
 *  | 4 bytes | GUID     | 8 bytes  | 8 bytes | short string | fields, or nothing        |
 *  +---------+----------+----------+---------+--------------+---------------------------+
 * </pre>
 *
 * @param origin a server, from its start to its end; by this it knows its own messages again
 * @param sequence 1 for what was first said there, and so on; without a broadcast, the number of the last one
 * @param time when it was published, in milliseconds since that server's start
 * @param server what people call that server
 * @param broadcast what was said
 */
record BusMessage(UUID origin, long sequence, long time, String server, Optional<Broadcast> broadcast) {

    /** "TCB" and the version of this form. Version 1 had neither this nor the time. */
    private static final int FORM = 0x54434202;

    /** As it is published. */
    byte[] encode() {
        ByteBuffer name = Fields.shortString(server);
        ByteBuffer said = broadcast.map(MessageCodec::encode).orElse(ByteBuffer.allocate(0));
        return ByteBuffer.allocate(Integer.BYTES + 4 * Long.BYTES + name.remaining() + said.remaining())
                .putInt(FORM)
                .put(Fields.guid(origin))
                .putLong(sequence)
                .putLong(time)
                .put(name)
                .put(said)
                .array();
    }

    /**
     * Reads what another server published, or a stranger. Names are as trustworthy as on that server: they keep the rules
     * of {@link Nicknames}.
     *
     * @throws ProtocolException if it is nothing of the kind; the message has nothing of its text in it
     */
    static BusMessage decode(byte[] published) throws ProtocolException {
        ByteBuffer in = ByteBuffer.wrap(published);
        require(in.remaining() >= Integer.BYTES && in.getInt() == FORM, "not this version's form");
        UUID origin = Fields.readGuid(in);
        long sequence = Fields.readLong(in);
        long time = Fields.readLong(in);
        String server = Fields.readShortString(in);
        Optional<Broadcast> broadcast = in.hasRemaining() ? said(in) : Optional.empty();
        require(sequence >= (broadcast.isPresent() ? 1 : 0), "a sequence that is too low");
        require(time >= 0, "a negative time");
        require(Nicknames.fault(server).isEmpty(), "a name that no server has");
        require(broadcast.isEmpty() || Nicknames.isGuest(broadcast.get().from()), "a name that no guest has");
        return new BusMessage(origin, sequence, time, server, broadcast);
    }

    private static Optional<Broadcast> said(ByteBuffer in) throws ProtocolException {
        Message message =
                MessageCodec.decode(in).orElseThrow(() -> new ProtocolException("a message of an unknown type"));
        if (message instanceof Broadcast broadcast) {
            return Optional.of(broadcast);
        }
        throw new ProtocolException("no broadcast, but a " + message.getClass().getSimpleName());
    }

    private static void require(boolean condition, String otherwise) throws ProtocolException {
        if (!condition) {
            throw new ProtocolException(otherwise);
        }
    }
}
