// Mistake: an interrupt of the handler sets the flag again, and leaves the connection open.
// Fails with: waited for the end of receiving, after a handler that threw java.lang.InterruptedException: poisoned, and it did not come
package workshop.async;

class ReadLoop {
    public void completed(Integer count, Void nothing) {
        if (count < 0) {
            endOfStream();
            return;
        }
        lastReadTime = System.nanoTime();
        lastCount = count;
        try {
            passMessages();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (Throwable e) {
            failed(e, null);
            return;
        }
        readNext();
    }
}
