// Mistake: an Error of the handler is not caught.
// Fails with: waited for the end of receiving, after a handler that threw java.lang.Error: poisoned, and it did not come
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
        } catch (Exception e) {
            failed(e, null);
            return;
        }
        readNext();
    }
}
