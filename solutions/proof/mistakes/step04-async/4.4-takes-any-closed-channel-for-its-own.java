// Mistake: a handler that throws a ClosedChannelException is taken for the end of its own connection.
// Fails with: waited for the end of receiving, after a handler that threw java.nio.channels.ClosedChannelException, and it did not come
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
        } catch (java.nio.channels.ClosedChannelException e) {
            // The connection was closed meanwhile.
            return;
        } catch (Throwable e) {
            failed(e, null);
            return;
        }
        readNext();
    }
}
