// Mistake: weak references, so that a room keeps no closed member in memory. It loses members that are open.
// Fails with: [members of a room to whose only member no other code refers] expected: 1 but was: 0
package workshop.async;

class ChatRoom {
    private final Set<AsyncConnection> members =
            java.util.Collections.synchronizedSet(java.util.Collections.newSetFromMap(new java.util.WeakHashMap<>()));

    public Set<AsyncConnection> members() {
        synchronized (members) {
            return Set.copyOf(members);
        }
    }

    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members()) {
            try {
                member.enqueue(bytes);
            } catch (RuntimeException e) {
                member.close(e);
            }
        }
    }

    public void flush() {
        members().forEach(AsyncConnection::flush);
    }
}
