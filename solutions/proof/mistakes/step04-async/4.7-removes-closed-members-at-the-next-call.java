// Mistake: closed members are removed by the next call of members or enqueue, and not when they are closed.
// Fails with: waited for a closed member to be garbage collected, in a room that sends nothing more, and it did not come
package workshop.async;

class ChatRoom {
    public void join(AsyncConnection member) {
        members.add(member);
    }

    public Set<AsyncConnection> members() {
        members.removeIf(member -> !member.isOpen());
        return Set.copyOf(members);
    }

    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members()) {
            try {
                member.enqueue(bytes);
            } catch (RuntimeException | Error e) {
                member.close(e);
            }
        }
    }
}
