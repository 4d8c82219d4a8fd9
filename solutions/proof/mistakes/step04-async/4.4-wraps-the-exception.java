// Mistake: closes the connection with an exception of its own.
// Fails with: [the failure of receiving, after a length field of -1] Expecting actual throwable to be an instance of: java.net.ProtocolException
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
        } catch (Throwable e) {
            failed(new java.io.IOException("a message was not handled", e), null);
            return;
        }
        readNext();
    }
}
