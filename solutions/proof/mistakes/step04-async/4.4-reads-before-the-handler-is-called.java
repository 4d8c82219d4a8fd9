// Mistake: the next read is started when the bytes are decoded, before the handler gets the messages.
// Fails with: [bytes of frame 1 of 7, sent all in one write] expected: 0 but was: 
package workshop.async;

class ReadLoop {
    public void completed(Integer count, Void nothing) {
        if (count < 0) {
            endOfStream();
            return;
        }
        lastReadTime = System.nanoTime();
        lastCount = count;
        java.util.List<ByteBuffer> messages = new java.util.ArrayList<>();
        Throwable bad = null;
        in.flip();
        try {
            for (ByteBuffer m = decoder.decode(in); m != null; m = decoder.decode(in)) {
                messages.add(m);
            }
        } catch (Throwable e) {
            bad = e;
        }
        in.compact();
        if (bad == null) {
            readNext();
        }
        try {
            try {
                for (ByteBuffer m : messages) {
                    if (!connection.isOpen()) {
                        break;
                    }
                    handler.message(m);
                }
            } finally {
                handler.readComplete();
            }
        } catch (Throwable e) {
            bad = e;
        }
        if (bad != null) {
            failed(bad, null);
        }
    }
}
