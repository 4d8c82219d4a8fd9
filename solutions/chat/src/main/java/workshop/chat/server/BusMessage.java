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
 *  +----------+----------+--------------+---------------------------+
 *  | origin   | sequence | server       | a Broadcast's type and    |
 *  | GUID     | 8 bytes  | short string | fields, or nothing        |
 *  +----------+----------+--------------+---------------------------+
 * </pre>
 *
 * @param origin a server, from its start to its end; by this it knows its own messages again
 * @param sequence 1 for what was first said there, and so on; without a broadcast, the number of the last one
 * @param server what people call that server
 * @param broadcast what was said
 */
record BusMessage(UUID origin, long sequence, String server, Optional<Broadcast> broadcast) {

    /** As it is published. */
    byte[] encode() {
        ByteBuffer name = Fields.shortString(server);
        ByteBuffer said = broadcast.map(MessageCodec::encode).orElse(ByteBuffer.allocate(0));
        return ByteBuffer.allocate(2 * Long.BYTES + Long.BYTES + name.remaining() + said.remaining())
                .put(Fields.guid(origin))
                .putLong(sequence)
                .put(name)
                .put(said)
                .array();
    }

    /**
     * Reads what another server published, or a stranger.
     *
     * @throws ProtocolException if it is nothing of the kind
     */
    static BusMessage decode(byte[] published) throws ProtocolException {
        ByteBuffer in = ByteBuffer.wrap(published);
        UUID origin = Fields.readGuid(in);
        long sequence = Fields.readLong(in);
        String server = Fields.readShortString(in);
        return new BusMessage(origin, sequence, server, in.hasRemaining() ? said(in) : Optional.empty());
    }

    private static Optional<Broadcast> said(ByteBuffer in) throws ProtocolException {
        Message message =
                MessageCodec.decode(in).orElseThrow(() -> new ProtocolException("a message of an unknown type"));
        if (message instanceof Broadcast broadcast) {
            return Optional.of(broadcast);
        }
        throw new ProtocolException("no broadcast, but a " + message.getClass().getSimpleName());
    }
}
