// Mistake: keeps the array of a message, although the message may be a part of it.
// Fails with: [the first two bytes] expected: "ab" but was: "--"
package workshop.async;

class PendingBytes {
    void add(ByteBuffer message) {
        waiting.add(
                message.hasArray()
                        ? ByteBuffer.wrap(message.array(), message.position(), message.remaining())
                        : message.duplicate());
        size += message.remaining();
    }
}
