// Mistake: slices begin at index 0 of the buffer, and not at its position.
// Fails with: [the first two bytes] expected: "ab" but was: "--"
package workshop.async;

class PendingBytes {
    void add(ByteBuffer message) {
        int length = message.remaining();
        int offset = 0;
        do {
            int part = Math.min(MAX_BYTES_PER_WRITE, length - offset);
            waiting.add(message.slice(offset, part));
            offset += part;
        } while (offset < length);
        size += length;
    }
}
