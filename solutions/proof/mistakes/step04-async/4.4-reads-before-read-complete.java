// Mistake: the next read is started before `readComplete`.
// Fails with: [reads that were started before the handler had all of the read before them, at each call] 
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
            in.flip();
            boolean passed = false;
            try {
                ByteBuffer message = decoder.decode(in);
                while (message != null && connection.isOpen()) {
                    handler.message(message);
                    message = decoder.decode(in);
                }
                passed = true;
            } finally {
                if (!passed) {
                    handler.readComplete();
                }
            }
            in.compact();
            readNext();
            handler.readComplete();
        } catch (Throwable e) {
            failed(e, null);
        }
    }
}
