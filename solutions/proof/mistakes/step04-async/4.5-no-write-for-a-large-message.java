// Mistake: gives a write nothing at all where the first message alone is too much.
// Fails with: waited for a frame that is larger than what one write should take, and it did not come
package workshop.async;

class PendingBytes {
    void add(ByteBuffer message) {
        ByteBuffer duplicate = message.duplicate();
        size += duplicate.remaining();
        waiting.add(duplicate);
    }
}
