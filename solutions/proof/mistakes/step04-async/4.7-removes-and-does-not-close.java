// Mistake: removes a member that cannot take a message, and leaves it connected.
// Fails with: [connected members that have missed a message] expected: 0L but was: 10L
package workshop.async;

class ChatRoom {
    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members) {
            try {
                member.enqueue(bytes);
            } catch (RuntimeException | Error e) {
                members.remove(member);
            }
        }
    }
}
