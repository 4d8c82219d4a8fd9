// Mistake: the bytes are copied once, with the buffer's own position.
// Fails with: [bytes from position to limit of a message, when enqueue of a room has returned] expected: 100000 but was: 0
package workshop.async;

class ChatRoom {
    public void enqueue(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        for (AsyncConnection member : members) {
            try {
                member.enqueue(ByteBuffer.wrap(copy));
            } catch (RuntimeException e) {
                member.close(e);
            }
        }
    }
}
