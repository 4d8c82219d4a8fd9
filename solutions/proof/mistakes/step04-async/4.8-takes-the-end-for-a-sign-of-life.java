// Mistake: the time is noted at the end of the stream too.
// Fails with: [the time since the peer has ended its output, which is no sign of life, and the idle time] Expecting actual: 
package workshop.async;

class ReadLoop {
    public void completed(Integer count, Void nothing) {
        lastReadTime = System.nanoTime();
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
        readNext();
    }
}
