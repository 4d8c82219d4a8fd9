// Mistake: each member gets a copy of the bytes.
// Fails with: bytes that enqueue of a room has allocated, for a message of 100000 bytes and 10 members
package workshop.async;

class ChatRoom {
    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members) {
            try {
                ByteBuffer copy = ByteBuffer.allocate(bytes.remaining());
                member.enqueue(copy.put(bytes.duplicate()).flip());
            } catch (IllegalArgumentException | Error e) {
                member.close(e);
            }
        }
    }
}
