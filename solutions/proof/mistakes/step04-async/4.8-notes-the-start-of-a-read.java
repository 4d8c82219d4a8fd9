// Mistake: the time is noted when a read is started.
// Fails with: [the idle time has begun anew when the handler gets a message] Expecting value to be true but was false
package workshop.async;

class ReadLoop {
    public void completed(Integer count, Void nothing) {
        if (count < 0) {
            endOfStream();
            return;
        }
        lastCount = count;
        try {
            passMessages();
        } catch (Throwable e) {
            failed(e, null);
            return;
        }
        readNext();
    }

    void readNext() {
        if (parksHere()) {
            return;
        }
        try {
            in = ensureCapacity(in, lastCount);
            lastReadTime = System.nanoTime();
            channel.read(in, null, this);
        } catch (RuntimeException | Error e) {
            // There may be no memory for the buffer. No caller on this stack would close the connection.
            failed(e, null);
        }
    }
}
