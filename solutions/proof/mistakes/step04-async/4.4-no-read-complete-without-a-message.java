// Mistake: readComplete is not called after a read that has brought no whole message.
// Fails with: waited for the call for "readComplete", after a read that has brought no whole frame, and it did not come
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.flip();
        int n = 0;
        try {
            ByteBuffer message = decoder.decode(in);
            while (message != null && connection.isOpen()) {
                n++;
                handler.message(message);
                message = decoder.decode(in);
            }
        } finally {
            if (n > 0) handler.readComplete();
        }
        in.compact();
    }
}
