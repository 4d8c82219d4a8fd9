// Mistake: the loop over the members ends at one that drains.
// Fails with: [bytes that wait for a member, after a broadcast that members which drain do not take] expected: 1L but was: 0L
// Or with: waited for a message of a member that drains, at another member, and it did not come
package workshop.async;

class ChatRoom {
    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members) {
            if (member.isDraining()) {
                return;
            }
            try {
                member.enqueue(bytes);
            } catch (RuntimeException e) {
                member.close(e);
            }
        }
    }
}
