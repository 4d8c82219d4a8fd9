package workshop.async;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A room that sends each message to all its members. It knows connections and bytes, and no protocol.
 *
 * <p>Thread-safe. Each member receives the messages of one thread in the order in which that thread sent them. A
 * thread that closes a member holds no lock of the room, since other code then runs: the dependent actions of {@link
 * AsyncConnection#closed}. If such an action broadcasts, run it in a task of its own, with {@code whenCompleteAsync}. The
 * broadcast may close more members: their actions would broadcast too, all on one stack, which may overflow.
 */
public final class ChatRoom {

    /**
     * Adds a connection, which receives each message once from now on, also if it joins again. The room removes it when
     * it is closed.
     *
     * @param member an open connection. A connection that is closed already is not a member when this method returns
     */
    public void join(AsyncConnection member) {
        throw new UnsupportedOperationException("TODO 4.7: add a member, and remove it when its connection is closed");
    }

    /**
     * The members of the room at this moment.
     *
     * @return a copy, which later joins and leaves do not change
     */
    public Set<AsyncConnection> members() {
        throw new UnsupportedOperationException("TODO 4.7: return a copy of the members");
    }

    /**
     * Adds bytes to the queue of each member, and does not send them yet: {@link #flush} does. If the queue of a member
     * cannot take the bytes, the room closes this member with the reason, since it would otherwise miss a message. The
     * other members still get the bytes. A member that drains takes no more bytes, and its drain closes it.
     *
     * @param bytes one or more encoded messages, from position to limit, which all members share. The position does not
     *     change, and the bytes must not change any more
     */
    public void enqueue(ByteBuffer bytes) {
        throw new UnsupportedOperationException("TODO 4.7: add the bytes to the queue of each member");
    }

    /** Starts to write the queue of each member. A slow member does not delay the others. */
    public void flush() {
        throw new UnsupportedOperationException("TODO 4.7: flush each member");
    }

    /**
     * Sends bytes to each member: {@link #enqueue}, then {@link #flush}.
     *
     * @param bytes as {@link #enqueue} says
     */
    public void broadcast(ByteBuffer bytes) {
        enqueue(bytes);
        flush();
    }

    /**
     * Adds a connection, and broadcasts each message that it receives, also to the connection itself. The messages of
     * one read are flushed together. When the peer ends its half of the connection, or anything fails, the room closes
     * this connection at once, unless it drains: then its drain closes it. The end of the peer's half is no failure. The
     * other members stay connected.
     *
     * @param member a connection on which {@link AsyncConnection#receive} was not called before. Its queue should hold
     *     more than one read can bring: 8 KiB, or twice the largest message. A shorter queue may become full although
     *     its peer reads
     * @param codec decodes the messages of this member, and encodes them for all members
     * @return a future that ends as the one of {@link AsyncConnection#receive} does. It is a copy of the room's own
     *     future. So to cancel it has no effect: the room still closes this connection when its peer has ended
     */
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        throw new UnsupportedOperationException("TODO 4.7: join, receive, and broadcast each message");
    }
}
