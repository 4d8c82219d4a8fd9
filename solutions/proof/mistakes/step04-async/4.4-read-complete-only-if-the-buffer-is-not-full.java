// Mistake: after a read that has filled the buffer, more bytes wait, and so readComplete is left to the next read.
// Fails with: waited for the call for "readComplete", after 128 frames in one read, and it did not come
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        boolean full = !in.hasRemaining();
        in.flip();
        try {
            ByteBuffer message = decoder.decode(in);
            while (message != null && connection.isOpen()) {
                handler.message(message);
                message = decoder.decode(in);
            }
        } finally {
            if (!full || !connection.isOpen()) {
                handler.readComplete();
            }
        }
        in.compact();
    }
}
