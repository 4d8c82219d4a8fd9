package workshop.async;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A room that sends each message to all its members. It knows connections and bytes, and no protocol.
 *
 * <p>Thread-safe. Each member receives the messages of one thread in the order in which that thread sent them. A
 * thread that closes a member holds no lock of the room, since other code then runs: the dependent actions of {@link
 * AsyncConnection#closed}. If such an action broadcasts, run it in a task of its own, with {@code whenCompleteAsync}. The
 * broadcast may close more members: their actions would broadcast too, all on one stack, which may overflow.
 */
public final class ChatRoom {

    /** Members join and leave while a thread iterates over the set. An ordinary set would then throw an exception. */
    private final Set<AsyncConnection> members = ConcurrentHashMap.newKeySet();

    /** The smallest queue limit of all members so far, in bytes. */
    private final AtomicInteger shortestQueue = new AtomicInteger(Integer.MAX_VALUE);

    /**
     * Adds a connection, which receives each message once from now on, also if it joins again. The room removes it when
     * it is closed.
     *
     * @param member an open connection. A connection that is closed already is not a member when this method returns
     */
    // 4.7
    public void join(AsyncConnection member) {
        shortestQueue.accumulateAndGet(member.maxQueuedBytes(), Math::min);
        // Once only: a connection keeps each future of closed(), with its action, until it is closed.
        if (members.add(member)) {
            member.closed().whenComplete((end, reason) -> members.remove(member));
        }
    }

    /**
     * The members of the room at this moment.
     *
     * @return a copy, which later joins and leaves do not change
     */
    // 4.7
    public Set<AsyncConnection> members() {
        return Set.copyOf(members);
    }

    /**
     * Adds bytes to the queue of each member, and does not send them yet: {@link #flush} does. If the queue of a member
     * cannot take the bytes, the room closes this member with the reason, since it would otherwise miss a message. The
     * other members still get the bytes. A member that drains takes no more bytes, and its drain closes it.
     *
     * @param bytes one or more encoded messages, from position to limit, which all members share. The position does not
     *     change, and the bytes must not change any more
     */
    // 4.7
    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members) {
            try {
                // False means that this member is closed, or was cut off by this call. It leaves the room by itself.
                member.enqueue(bytes);
            } catch (IllegalArgumentException | Error e) {
                member.close(e);
            }
        }
    }

    /** Starts to write the queue of each member. A slow member does not delay the others. */
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
    // 4.7
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        CompletableFuture<Void> received = member.receive(codec, new Batcher(codec));
        // A copy, because the action would not run if the caller had cancelled the future that whenComplete returns.
        return Futures.copyOf(received.whenComplete((end, failure) -> {
            // A drain closes the connection itself. If the peer ends its half before that, a close would drop bytes.
            if (!member.isDraining()) {
                member.close();
            }
        }));
    }

    /**
     * Copies the messages of one read into one buffer, so that the queue of each member gets a single entry. A batch fits
     * into the shortest queue, and is flushed before the next batch is queued. Otherwise members that read fast enough
     * would be cut off too.
     */
    private final class Batcher implements MessageHandler {

        private final Codec codec;
        private final List<ByteBuffer> batch = new ArrayList<>();
        private int size;

        Batcher(Codec codec) {
            this.codec = codec;
        }

        @Override
        public void message(ByteBuffer message) {
            ByteBuffer encoded = codec.encode(message);
            if (encoded.remaining() > shortestQueue.get() - size) {
                readComplete();
            }
            batch.add(encoded);
            size += encoded.remaining();
        }

        @Override
        public void readComplete() {
            if (batch.isEmpty()) {
                return;
            }
            ByteBuffer copy = ByteBuffer.allocate(size);
            batch.forEach(copy::put);
            batch.clear();
            size = 0;
            broadcast(copy.flip());
        }
    }
}
