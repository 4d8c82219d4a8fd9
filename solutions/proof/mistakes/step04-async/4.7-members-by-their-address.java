// Mistake: the members are in a map, by the address of the peer.
// Fails with: [members of a room that two connections to the same address have joined] expected: 2 but was: 1
package workshop.async;

class ChatRoom {
    private final java.util.Map<java.net.SocketAddress, AsyncConnection> members = new ConcurrentHashMap<>();

    public void join(AsyncConnection member) {
        shortestQueue.accumulateAndGet(member.maxQueuedBytes(), Math::min);
        members.put(member.peer(), member);
        member.closed().whenComplete((end, reason) -> members.remove(member.peer()));
    }

    public Set<AsyncConnection> members() {
        return Set.copyOf(members.values());
    }

    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members.values()) {
            try {
                member.enqueue(bytes);
            } catch (RuntimeException | Error e) {
                member.close(e);
            }
        }
    }

    public void flush() {
        for (AsyncConnection member : members.values()) {
            member.flush();
        }
    }
}
