// Mistake: an end of the stream that comes during a pause is left for the next read, which never starts.
// Fails with: waited for receiving to complete, when the end of the stream has come during a pause, and it did not come
package workshop.async;

class ReadLoop {
    public void completed(Integer count, Void nothing) {
        if (count < 0) {
            synchronized (this) {
                if (paused) {
                    return;
                }
            }
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
