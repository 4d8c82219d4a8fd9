// Mistake: the loop looks whether it is paused before the handler runs, and so a pause by the handler comes one read late.
// Fails with: [reads that were started until the handler of the first message had paused, and after that] expected: 1 but was: 2
package workshop.async;

class ReadLoop {
    public void completed(Integer count, Void nothing) {
        if (count < 0) {
            endOfStream();
            return;
        }
        lastReadTime = System.nanoTime();
        lastCount = count;
        boolean stop;
        synchronized (this) {
            stop = paused;
        }
        try {
            passMessages();
        } catch (Throwable e) {
            failed(e, null);
            return;
        }
        if (!stop || !parksHere()) {
            read();
        }
    }

    void readNext() {
        if (parksHere()) {
            return;
        }
        read();
    }

    private void read() {
        try {
            in = ensureCapacity(in, lastCount);
            channel.read(in, null, this);
        } catch (RuntimeException | Error e) {
            failed(e, null);
        }
    }
}
