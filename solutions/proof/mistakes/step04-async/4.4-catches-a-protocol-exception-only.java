// Mistake: catches the exception that the decoder declares, and no other one of the decoder.
// Fails with: waited for the end of receiving, after a decoder that threw java.lang.IllegalStateException: poisoned, and it did not come
package workshop.async;

class ReadLoop {
    @Override
    public void completed(Integer count, Void nothing) {
        if (count < 0) {
            endOfStream();
            return;
        }
        lastReadTime = System.nanoTime();
        lastCount = count;
        in.flip();
        Throwable reason = null;
        while (reason == null && connection.isOpen()) {
            ByteBuffer message;
            try {
                message = decoder.decode(in);
            } catch (java.net.ProtocolException e) {
                reason = e;
                break;
            }
            if (message == null) {
                break;
            }
            try {
                handler.message(message);
            } catch (Throwable e) {
                reason = e;
            }
        }
        try {
            handler.readComplete();
        } catch (RuntimeException | Error e) {
            reason = e;
        }
        if (reason != null) {
            failed(reason, null);
            return;
        }
        in.compact();
        readNext();
    }
}
