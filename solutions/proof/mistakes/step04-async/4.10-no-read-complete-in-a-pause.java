// Mistake: `readComplete` is not called while reading is paused.
// Fails with: waited for readComplete after the read that was pending at the pause, and it did not come
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.flip();
        try {
            ByteBuffer message = decoder.decode(in);
            while (message != null && connection.isOpen()) {
                handler.message(message);
                message = decoder.decode(in);
            }
        } finally {
            if (!isPaused()) {
                handler.readComplete();
            }
        }
        if (in.position() > 0) {
            in.compact();
        } else {
            in.position(in.limit()).limit(in.capacity());
        }
    }

    private synchronized boolean isPaused() {
        return paused;
    }
}
