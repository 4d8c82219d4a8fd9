package workshop.chat.server;

import java.nio.ByteBuffer;
import java.util.Set;
import workshop.async.AsyncConnection;
import workshop.async.ChatRoom;
import workshop.async.Frames;
import workshop.chat.protocol.Message;
import workshop.chat.protocol.Message.Broadcast;
import workshop.chat.protocol.Message.Keepalive;
import workshop.chat.protocol.MessageCodec;

/**
 * All guests of this server, and over the bus those of other servers. A message is encoded once, and shared by all.
 *
 * <p>Thread-safe.
 */
final class Room implements BusListener {

    /** The framing of messages, both ways. */
    static final Frames FRAMES = new Frames(MessageCodec.MAX_LENGTH);

    private static final ByteBuffer KEEPALIVE = frame(new Keepalive());

    private final ChatRoom guests = new ChatRoom();
    private final Backpressure backpressure;
    private volatile Bus bus = Bus.NONE.connect(this);

    /** An empty room. */
    Room(Backpressure backpressure) {
        this.backpressure = backpressure;
    }

    /** A message in its frame. */
    static ByteBuffer frame(Message message) {
        return FRAMES.encode(MessageCodec.encode(message));
    }

    /** A sentence of the server. Version 0.5 has no message for that, but no guest can have the server's name. */
    static ByteBuffer notice(String text) {
        return frame(new Broadcast(Nicknames.SERVER, text));
    }

    /** Connects this room with the rooms of other servers. */
    void joinBus(BusConnector connector) {
        bus = connector.connect(this);
    }

    /** Adds a guest, until the connection is closed. */
    void join(AsyncConnection guest) {
        backpressure.watch(guest);
        guests.join(guest);
        synchronized (this) {
            // Otherwise a guest could hear of an outage last that is over.
            bus.outage().ifPresent(outage -> backpressure.enqueue(guest, notice(outage)));
        }
        guest.flush();
    }

    /** The guests of this server at this moment. */
    Set<AsyncConnection> guests() {
        return guests.members();
    }

    /**
     * Sends a text to all guests but the speaker, as TcpChat's server does. It leaves with {@link #flush}.
     *
     * @param from the speaker's name
     */
    void say(AsyncConnection speaker, String from, String text) {
        Broadcast broadcast = new Broadcast(from, text);
        enqueueForOthers(speaker, frame(broadcast));
        bus.publish(broadcast, reason -> backpressure.enqueue(speaker, notice(reason)));
    }

    /**
     * Tells all other guests of this server about one guest: that it is here, has another nickname, or has left. Guests of
     * other servers are not told. It leaves with {@link #flush}.
     */
    void announce(AsyncConnection guest, String news) {
        enqueueForOthers(guest, notice(news));
    }

    /** The sender is null for a message to all. */
    private void enqueueForOthers(AsyncConnection sender, ByteBuffer frame) {
        for (AsyncConnection guest : guests.members()) {
            if (guest != sender) {
                backpressure.enqueue(guest, frame);
            }
        }
    }

    /** Starts to send what was enqueued. */
    void flush() {
        guests.flush();
    }

    /** Sends a keepalive to all guests for which nothing waits. */
    void sendKeepalives() {
        for (AsyncConnection guest : guests.members()) {
            if (guest.queuedBytes() == 0) {
                guest.send(KEEPALIVE);
            }
        }
    }

    /** {@inheritDoc} */
    @Override
    public void received(Broadcast broadcast) {
        enqueueForOthers(null, frame(broadcast));
        flush();
    }

    /** {@inheritDoc} */
    @Override
    public void tell(String text) {
        synchronized (this) {
            enqueueForOthers(null, notice(text));
        }
        flush();
    }

    /** Leaves the bus. The guests stay connected. Idempotent. */
    void leaveBus() {
        bus.close();
    }
}
