// Mistake: passes at most 64 messages, calls readComplete, and passes the others later.
// Fails with: [the next call of the handler, after 128 frames in one read] expected: "" but was: "readComplete"
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
        try {
            if (passMessages()) {
                // do not starve the other connections: go on in a moment
                CompletableFuture.runAsync(() -> completed(0, null));
                return;
            }
        } catch (Throwable e) {
            failed(e, null);
            return;
        }
        readNext();
    }

    private boolean passMessages() throws Exception {
        in.flip();
        boolean more = false;
        try {
            for (int i = 0; connection.isOpen(); i++) {
                if (i == 64) {
                    more = true;
                    break;
                }
                ByteBuffer message = decoder.decode(in);
                if (message == null) {
                    break;
                }
                handler.message(message);
            }
        } finally {
            handler.readComplete();
        }
        in.compact();
        return more;
    }
}
