// Mistake: half a frame left behind.
// Fails with: [the frame after a send that failed] expected: "shared" but was: ""
package workshop.async;

class AsyncConnection {
    public boolean send(ByteBuffer bytes) {
        // In two parts, as if the length and the payload were sent one after the other.
        synchronized (queue) {
            if (sealed) {
                return false;
            }
            queue.add(ByteBuffer.allocate(4).putInt(bytes == null ? 0 : bytes.remaining() - 4).flip());
            bytes.position();
            queue.add(bytes.slice(4, bytes.remaining() - 4));
        }
        flush();
        return true;
    }
}
