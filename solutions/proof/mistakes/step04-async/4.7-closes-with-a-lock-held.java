// Mistake: the lock that protects an ordinary set is held while the room closes a member.
// Fails with: [another thread can use the room while the room closes a member (false: a lock is held)] Expecting value to be true but was false
package workshop.async;

class ChatRoom {
    private final Set<AsyncConnection> members = new java.util.HashSet<>();

    public synchronized void join(AsyncConnection member) {
        shortestQueue.accumulateAndGet(member.maxQueuedBytes(), Math::min);
        members.add(member);
        member.closed().whenComplete((end, reason) -> leave(member));
    }

    private synchronized void leave(AsyncConnection member) {
        members.remove(member);
    }

    public synchronized Set<AsyncConnection> members() {
        return Set.copyOf(members);
    }

    public synchronized void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members()) {
            try {
                member.enqueue(bytes);
            } catch (RuntimeException | Error e) {
                member.close(e);
            }
        }
    }

    public synchronized void flush() {
        for (AsyncConnection member : members()) {
            member.flush();
        }
    }
}
