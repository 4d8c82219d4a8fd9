// Mistake: the connection is closed with an Error of the handler, and then the Error is thrown again.
// Fails with: in the background, java.lang.Error: poisoned
// Or with: in the background, java.lang.Error: thrown by readComplete
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
        } catch (Error e) {
            failed(e, null);
            throw e;
        }
        readNext();
    }
}
