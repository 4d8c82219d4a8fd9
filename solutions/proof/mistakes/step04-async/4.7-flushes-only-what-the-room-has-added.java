// Mistake: the room flushes its members only if it has added bytes itself since its last flush.
// Fails with: waited for a write, after a flush of a room where a message waits for one member only, and it did not come
package workshop.async;

class ChatRoom {
    private volatile boolean added;

    public void enqueue(ByteBuffer bytes) {
        added = true;
        for (AsyncConnection member : members) {
            try {
                member.enqueue(bytes);
            } catch (IllegalArgumentException | Error e) {
                member.close(e);
            }
        }
    }

    public void flush() {
        if (!added) {
            return;
        }
        added = false;
        for (AsyncConnection member : members) {
            member.flush();
        }
    }
}
