// Mistake: the room flushes its members only if it has added bytes itself since its last flush.
// Fails with: writes that a flush of a room has started, where a message waits for one member only
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
