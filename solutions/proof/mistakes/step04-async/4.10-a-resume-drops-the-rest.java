// Mistake: a resume begins with an empty buffer, and drops the beginning of a message.
// Fails with: waited for a frame in whose middle reading was paused, but it failed: java.net.ProtocolException
package workshop.async;

class ReadLoop {
    void resume() {
        synchronized (this) {
            paused = false;
            if (!parked) {
                return;
            }
            parked = false;
            lastReadTime = System.nanoTime();
        }
        in = ByteBuffer.allocate(SMALL_BUFFER);
        readNext();
    }
}
