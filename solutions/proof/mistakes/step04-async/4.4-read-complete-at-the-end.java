// Mistake: calls readComplete at the end of the stream too.
// Fails with: [calls of the handler at the end of the stream, which is no read of bytes] Expecting empty but was: ["readComplete"]
package workshop.async;

class ReadLoop {
    public void completed(Integer count, Void nothing) {
        if (count < 0) {
            handler.readComplete();
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
