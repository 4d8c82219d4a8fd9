// Mistake: readComplete is not called after a bad length.
// Fails with: waited for readComplete, after a good frame and a length field of
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.flip();
        ByteBuffer message = decoder.decode(in);
        while (message != null && connection.isOpen()) {
            handler.message(message);
            message = decoder.decode(in);
        }
        handler.readComplete();
        in.compact();
    }
}
