// Mistake: exception flies out of the handler.
// Fails with: waited for the end of receiving, after a handler that threw java.lang.IllegalStateException: poisoned, and it did not come
package workshop.async;

class ReadLoop {
    @Override
    public void completed(Integer count, Void nothing) {
        if (count < 0) {
            endOfStream();
            return;
        }
        lastReadTime = System.nanoTime();
        lastCount = count;
        try {
            passMessages();
        } catch (java.io.IOException e) {
            failed(e, null);
            return;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        readNext();
    }
}
