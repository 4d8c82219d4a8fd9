// Mistake: ignores minus one.
// Fails with: waited for receiving to complete when the stream ends between two frames, and it did not come
package workshop.async;

class ReadLoop {
    @Override
    public void completed(Integer count, Void nothing) {
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
