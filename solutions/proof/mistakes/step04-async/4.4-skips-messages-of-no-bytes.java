// Mistake: passes no message of no bytes on.
// Fails with: [bytes of frame 1 of 7, sent all in one write] expected: 0 but was: 1
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
        try {
            try {
                ByteBuffer message = decoder.decode(in);
                while (message != null && connection.isOpen()) {
                    if (message.hasRemaining()) {
                        handler.message(message);
                    }
                    message = decoder.decode(in);
                }
            } finally {
                handler.readComplete();
            }
        } catch (Throwable e) {
            failed(e, null);
            return;
        }
        in.compact();
        readNext();
    }
}
