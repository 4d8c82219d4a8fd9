// Mistake: the slices of a large message are copies.
// Fails with: [the first byte of a message of 131073, changed to x, which shows whether the bytes are shared] expected: "x" but was: 
package workshop.async;

class PendingBytes {
    void add(ByteBuffer message) {
        ByteBuffer rest = message.duplicate();
        while (rest.remaining() > MAX_BYTES_PER_WRITE) {
            byte[] chunk = new byte[MAX_BYTES_PER_WRITE];
            rest.get(chunk);
            waiting.add(ByteBuffer.wrap(chunk));
        }
        waiting.add(rest);
        size += message.remaining();
    }
}
