// Mistake: gives a write nothing at all where the first message alone is too much.
// Fails with: [buffers for one write, where one message of 131073 bytes waits] Expecting actual not to be empty
package workshop.async;

class PendingBytes {
    void add(ByteBuffer message) {
        ByteBuffer duplicate = message.duplicate();
        size += duplicate.remaining();
        waiting.add(duplicate);
    }
}
