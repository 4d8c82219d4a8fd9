// Mistake: counts the limit of a buffer, and not its remaining bytes.
// Fails with: [bytes that wait, where 3, 0 and 4 were added] expected: 7L but was: 12L
package workshop.async;

class PendingBytes {
    void add(ByteBuffer message) {
        waiting.add(message.duplicate());
        size += message.limit();
    }
}
