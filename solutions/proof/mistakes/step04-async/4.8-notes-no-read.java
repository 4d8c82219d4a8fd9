// Mistake: the time of a read is not noted.
// Fails with: by a peer that has answered all pings, but the connection ended: the server closed it
package workshop.async;

class ReadLoop {
    @Override
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
        readNext();
    }
}
