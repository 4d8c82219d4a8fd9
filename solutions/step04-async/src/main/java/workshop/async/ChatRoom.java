package workshop.async;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A room in which everybody hears everything. It knows connections and bytes, and no protocol.
 *
 * <p>Safe for use by several threads. Everybody hears what one thread says in the order in which it was said.
 */
public final class ChatRoom {

    /** Members come and go while others go through this set: an ordinary one would throw in their faces. */
    private final Set<AsyncConnection> members = ConcurrentHashMap.newKeySet();

    /**
     * Lets a connection in, to hear everything from now on. It leaves by itself when it is closed.
     *
     * @param member open; one that is closed already is not in the room when this returns
     */
    // 4.7
    public void join(AsyncConnection member) {
        members.add(member);
        member.closed().whenComplete((end, reason) -> members.remove(member));
    }

    /**
     * Who is in the room at this moment.
     *
     * @return a copy, to go through in peace
     */
    // 4.7
    public Set<AsyncConnection> members() {
        return Set.copyOf(members);
    }

    /**
     * Puts bytes into the queue of each member, without sending them yet: {@link #flush} does.
     *
     * @param bytes encoded once, and shared by all; they must not change any more. A member that cannot take them is
     *     closed, for it would miss something, and does not keep them from the others
     */
    // 4.7
    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members) {
            try {
                // False means that this member is closed or was cut off just now: it has left, or is about to.
                member.enqueue(bytes);
            } catch (RuntimeException e) {
                member.close(e);
            }
        }
    }

    /** Starts to write what waits for the members, each at its own pace. */
    // 4.7
    public void flush() {
        for (AsyncConnection member : members) {
            member.flush();
        }
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
    // 4.7
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        CompletableFuture<Void> received = member.receive(codec, new Relay(codec));
        return received.whenComplete((end, failure) -> member.close());
    }

    /** Puts together what one read brings: however many messages that is, each member's queue gets a single entry. */
    private final class Relay implements MessageHandler {

        private final Codec codec;
        private final List<ByteBuffer> messages = new ArrayList<>();

        Relay(Codec codec) {
            this.codec = codec;
        }

        @Override
        public void message(ByteBuffer message) {
            messages.add(codec.encode(message));
        }

        @Override
        public void readComplete() {
            if (messages.isEmpty()) {
                return;
            }
            int size = messages.stream().mapToInt(ByteBuffer::remaining).sum();
            ByteBuffer together = ByteBuffer.allocate(size);
            messages.forEach(together::put);
            messages.clear();
            broadcast(together.flip());
        }
    }
}
