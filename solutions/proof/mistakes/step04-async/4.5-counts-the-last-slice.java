// Mistake: a large message is added in slices, and only the last slice is counted.
// Fails with: [bytes that wait, where one message of 131073 was added] expected: 131073L but was: 1L
package workshop.async;

class PendingBytes {
    void add(ByteBuffer message) {
        ByteBuffer duplicate = message.duplicate();
        while (duplicate.remaining() > MAX_BYTES_PER_WRITE) {
            waiting.add(duplicate.slice(duplicate.position(), MAX_BYTES_PER_WRITE));
            duplicate.position(duplicate.position() + MAX_BYTES_PER_WRITE);
        }
        waiting.add(duplicate);
        size += duplicate.remaining();
    }
}
