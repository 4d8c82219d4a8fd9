// Mistake: one read is one message.
// Fails with: of 7, sent all in one write, and it did not come
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.flip();
        try {
            ByteBuffer message = decoder.decode(in);
            if (message != null) {
                handler.message(message);
            }
        } finally {
            handler.readComplete();
        }
        in.compact();
    }
}
