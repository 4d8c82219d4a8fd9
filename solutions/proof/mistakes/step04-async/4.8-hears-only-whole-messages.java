// Mistake: the time is noted when a message is complete.
// Fails with: waited for the idle time to begin anew with a part of a message, and it did not come
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
    private void passMessages() throws Exception {
        in.flip();
        try {
            ByteBuffer message = decoder.decode(in);
            while (message != null && connection.isOpen()) {
                lastReadTime = System.nanoTime();
                handler.message(message);
                message = decoder.decode(in);
            }
        } finally {
            handler.readComplete();
        }
        in.compact();
    }
}
