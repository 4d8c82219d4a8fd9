// Mistake: the whole method is synchronized, and so the lock is held while the handler runs.
// Fails with: [another thread can pause the connection while a handler runs (false: a lock is held)] Expecting value to be true but was false
package workshop.async;

class ReadLoop {
    @Override
    public synchronized void completed(Integer count, Void nothing) {
        if (count < 0) {
            endOfStream();
            return;
        }
        lastReadTime = System.nanoTime();
        lastCount = count;
        try {
            passMessages();
        } catch (Throwable e) {
            failed(e, null);
            return;
        }
        readNext();
    }
}
