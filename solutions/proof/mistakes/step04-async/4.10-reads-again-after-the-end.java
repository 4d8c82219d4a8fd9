// Mistake: the end of the stream parks the loop, and so a resume starts a read that ends at once.
// Fails with: [reads that were started when a resume came after the end of the stream] expected: 1 but was: 2
package workshop.async;

class ReadLoop {
    private boolean over;

    private void endOfStream() {
        synchronized (this) {
            parked = true;
            over = true;
        }
        if (in.position() == 0) {
            ended.complete(null);
        } else {
            failed(new EOFException("the stream ended inside a message, " + in.position() + " bytes into it"), null);
        }
    }

    synchronized long lastReadTime() {
        return parked && !over ? System.nanoTime() : lastReadTime;
    }
}
