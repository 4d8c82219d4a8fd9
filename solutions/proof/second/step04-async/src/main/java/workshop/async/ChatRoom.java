package workshop.async;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;

/** In another style: a set that is copied when a member joins or leaves, and a flush for each message. */
public final class ChatRoom {

    private final Set<AsyncConnection> members = new CopyOnWriteArraySet<>();

    public void join(AsyncConnection member) {
        members.add(member);
        member.closed().handle((end, reason) -> members.remove(member));
    }

    public Set<AsyncConnection> members() {
        return Set.copyOf(members);
    }

    public void enqueue(ByteBuffer bytes) {
        members.forEach(member -> {
            try {
                member.enqueue(bytes);
            } catch (IllegalArgumentException e) {
                member.close(e);
            }
        });
    }

    public void flush() {
        members.forEach(AsyncConnection::flush);
    }

    public void broadcast(ByteBuffer bytes) {
        enqueue(bytes);
        flush();
    }

    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        return member.receive(codec, message -> broadcast(codec.encode(message)))
                .whenComplete((nothing, failure) -> closeUnlessItDrains(member))
                .copy();
    }

    private static void closeUnlessItDrains(AsyncConnection member) {
        if (!member.isDraining()) {
            member.close();
        }
    }
}
