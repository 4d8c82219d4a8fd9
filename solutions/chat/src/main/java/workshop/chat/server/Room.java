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
 * Everybody who hears what is said here: the guests of this server, and over the bus those of others. A message is
 * encoded once, whoever gets it.
 *
 * <p>Safe for use by several threads.
 */
final class Room implements BusListener {

    /** How messages lie in the stream, both ways. */
    static final Frames FRAMES = new Frames(MessageCodec.MAX_LENGTH);

    private static final ByteBuffer KEEPALIVE = frame(new Keepalive());

    private final ChatRoom guests = new ChatRoom();
    private final Bus bus;

    /**
     * An empty room.
     *
     * @param connector to the bus that makes it one with the rooms of other servers
     */
    Room(BusConnector connector) {
        this.bus = connector.connect(this);
    }

    /** A message as it is sent. */
    static ByteBuffer frame(Message message) {
        return FRAMES.encode(MessageCodec.encode(message));
    }

    /** What the server itself has to say. Version 0.5 has no message for that, but a reserved name will do. */
    static ByteBuffer notice(String text) {
        return frame(new Broadcast(Nicknames.SERVER, text));
    }

    /** Lets a guest in, until the connection is closed. */
    void join(AsyncConnection guest) {
        guests.join(guest);
        bus.trouble().ifPresent(trouble -> guest.send(notice(trouble)));
    }

    /** Who is here at this moment, on this server. */
    Set<AsyncConnection> guests() {
        return guests.members();
    }

    /**
     * Tells everybody but the speaker, who knows it already, as TcpChat's server does. It leaves with {@link #flush}.
     *
     * @param speaker who said it
     * @param from what the others know the speaker by
     */
    void say(AsyncConnection speaker, String from, String text) {
        Broadcast broadcast = new Broadcast(from, text);
        tellOthers(speaker, frame(broadcast));
        bus.publish(broadcast, why -> speaker.enqueue(notice(why)));
    }

    /**
     * Tells everybody else on this server that a guest comes, goes, or is called something else. Other servers do not
     * hear of it. It leaves with {@link #flush}.
     *
     * @param about who knows it already, or has left
     */
    void announce(AsyncConnection about, String news) {
        tellOthers(about, notice(news));
    }

    private void tellOthers(AsyncConnection one, ByteBuffer frame) {
        for (AsyncConnection guest : guests.members()) {
            if (guest != one) {
                guest.enqueue(frame);
            }
        }
    }

    /** Sends what was said and announced. */
    void flush() {
        guests.flush();
    }

    /** Lets everybody know that the server is still there. */
    void keepalive() {
        guests.broadcast(KEEPALIVE);
    }

    /** {@inheritDoc} */
    @Override
    public void heard(Broadcast broadcast) {
        guests.broadcast(frame(broadcast));
    }

    /** {@inheritDoc} */
    @Override
    public void tell(String text) {
        guests.broadcast(notice(text));
    }

    /** Leaves the bus. The guests stay where they are. */
    void leaveBus() {
        bus.close();
    }
}
