// Mistake: a member whose limit is too small misses a message and stays.
// Fails with: members in the room when two of four could not take a message, and it did not come
package workshop.async;

class ChatRoom {
    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members) {
            try {
                member.enqueue(bytes);
            } catch (RuntimeException e) {
                // too large for this member
            }
        }
    }
}
