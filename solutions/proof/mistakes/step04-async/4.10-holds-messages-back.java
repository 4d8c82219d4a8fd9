// Mistake: the loop over the messages of a read ends at a pause.
// Fails with: waited for frame 2 of one read, with a handler that pauses, and it did not come
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.flip();
        try {
            ByteBuffer message = decoder.decode(in);
            while (message != null && connection.isOpen()) {
                handler.message(message);
                message = isPaused() ? null : decoder.decode(in);
            }
        } finally {
            handler.readComplete();
        }
        in.compact();
    }

    private synchronized boolean isPaused() {
        return paused;
    }
}
