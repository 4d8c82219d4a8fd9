package workshop.async;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A room in which everybody hears everything. It knows connections and bytes, and no protocol.
 *
 * <p>Safe for use by several threads. Everybody hears what one thread says in the order in which it was said.
 */
public final class ChatRoom {

    /**
     * Lets a connection in, to hear everything from now on. It leaves by itself when it is closed.
     *
     * @param member open; one that is closed already is not in the room when this returns
     */
    public void join(AsyncConnection member) {
        throw new UnsupportedOperationException(
                "TODO 4.7: add a member, and let it leave when its connection is closed");
    }

    /**
     * Who is in the room at this moment.
     *
     * @return a copy, to go through in peace
     */
    public Set<AsyncConnection> members() {
        throw new UnsupportedOperationException("TODO 4.7: say who is in the room");
    }

    /**
     * Puts bytes into the queue of each member, without sending them yet: {@link #flush} does.
     *
     * @param bytes encoded once, and shared by all; they must not change any more. A member that cannot take them is
     *     closed, for it would miss something, and does not keep them from the others
     */
    public void enqueue(ByteBuffer bytes) {
        throw new UnsupportedOperationException("TODO 4.7: put the bytes into the queue of each member");
    }

    /** Starts to write what waits for the members, each at its own pace. */
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
     * Lets a connection in, and tells everybody, itself included, each message that comes from it. The messages of one
     * read are flushed together. When the peer ends its half, or anything fails, the connection is closed, and that is
     * the end of it for this one alone.
     *
     * @param member which nobody receives from yet
     * @param codec of the messages, both ways
     * @return the end of what came from it, as {@link AsyncConnection#receive} says
     */
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        throw new UnsupportedOperationException("TODO 4.7: let the member in, and tell everybody what it says");
    }
}
