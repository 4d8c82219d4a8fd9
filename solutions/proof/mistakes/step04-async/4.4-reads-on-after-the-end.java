// Mistake: a return is missing after the end of the stream, so the next read is started, and ends at once.
// Fails with: [reads that were started after the end of the stream] expected: 0 but was:
package workshop.async;

class ReadLoop {
    public void completed(Integer count, Void nothing) {
        if (count < 0) {
            endOfStream();
        } else {
            lastReadTime = System.nanoTime();
            lastCount = count;
            try {
                passMessages();
            } catch (Throwable e) {
                failed(e, null);
            }
        }
        if (connection.isOpen()) {
            readNext();
        }
    }
}
