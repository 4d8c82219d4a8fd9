// Mistake: the time of a read is noted when its messages were handled.
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
        lastReadTime = System.nanoTime();
        readNext();
    }
}
