// Mistake: the time is set once more when receiving starts.
// Fails with: [the time since a connection was made that has received nothing, and its idle time]
package workshop.async;

class ReadLoop {
    boolean start(Decoder messageDecoder, MessageHandler messageHandler) {
        synchronized (this) {
            if (started) {
                return false;
            }
            in = ByteBuffer.allocate(SMALL_BUFFER);
            started = true;
        }
        decoder = messageDecoder;
        handler = messageHandler;
        lastReadTime = System.nanoTime();
        readNext();
        return true;
    }
}
