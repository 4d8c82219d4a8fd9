// Mistake: enqueue of the room sends each message at once.
// Fails with: [writes that enqueue of a room has started, before its flush] expected: 0 but was: 1
package workshop.async;

class ChatRoom {
    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members) {
            try {
                member.send(bytes);
            } catch (RuntimeException | Error e) {
                member.close(e);
            }
        }
    }
}
