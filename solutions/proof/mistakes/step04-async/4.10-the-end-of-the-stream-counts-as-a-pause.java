// Mistake: the flag says that no read is pending, also after the end of the stream.
// Fails with: [the idle time in a pause after the end of the stream] Expecting actual:
package workshop.async;

class ReadLoop {
    private boolean reading;

    boolean start(Decoder messageDecoder, MessageHandler messageHandler) {
        synchronized (this) {
            if (started) {
                return false;
            }
            started = true;
            reading = true;
        }
        decoder = messageDecoder;
        handler = messageHandler;
        in = ByteBuffer.allocate(SMALL_BUFFER);
        readNext();
        return true;
    }

    private synchronized boolean parksHere() {
        reading = !paused;
        return paused;
    }

    private void endOfStream() {
        synchronized (this) {
            reading = false;
        }
        if (in.position() == 0) {
            ended.complete(null);
        } else {
            failed(new EOFException("the stream ended inside a message, " + in.position() + " bytes into it"), null);
        }
    }

    synchronized long lastReadTime() {
        return paused && started && !reading ? System.nanoTime() : lastReadTime;
    }

    void resume() {
        synchronized (this) {
            if (!paused) {
                return;
            }
            paused = false;
            if (!started || reading) {
                return;
            }
            reading = true;
            lastReadTime = System.nanoTime();
        }
        readNext();
    }
}
