// Mistake: uses up the callers buffer.
// Fails with: waited for a frame from a buffer that was sent to another before, and it did not come
package workshop.async;

class OutboundQueue {
    void add(ByteBuffer message) {
        ByteBuffer own = message;
        bytes += own.remaining();
        // In pieces, since the JDK copies a heap buffer into a direct one before each write: all of it, however little
        // the system then takes.
        while (own.remaining() > MOST_BYTES) {
            waiting.add(own.slice(own.position(), MOST_BYTES));
            own.position(own.position() + MOST_BYTES);
        }
        waiting.add(own);
    }
}
