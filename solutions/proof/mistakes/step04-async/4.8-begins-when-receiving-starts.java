// Mistake: the time is 0 until the connection receives.
// Fails with: [the idle time of a new connection begins when the connection is made] Expecting value to be true but was false
package workshop.async;

class ReadLoop {
    private volatile long lastReadTime;

    boolean start(Decoder messageDecoder, MessageHandler messageHandler) {
        synchronized (this) {
            if (started) {
                return false;
            }
            started = true;
        }
        lastReadTime = System.nanoTime();
        decoder = messageDecoder;
        handler = messageHandler;
        in = ByteBuffer.allocate(SMALL_BUFFER);
        readNext();
        return true;
    }
}
