// Mistake: half a frame left behind.
// Fails with: [the frame after a send that failed] expected: "shared" but was: ""
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        // In two parts, as if the length and the payload were sent one after the other.
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            pending.add(ByteBuffer.allocate(4).putInt(bytes == null ? 0 : bytes.remaining() - 4).flip());
            pending.add(bytes.slice(4, bytes.remaining() - 4));
        }
        return true;
    }
}
