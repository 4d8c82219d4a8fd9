// Mistake: readComplete is not called after a bad length.
// Fails with: [readComplete was called after the good frame, before receiving ended with a length field of
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
