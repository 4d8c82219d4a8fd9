// Mistake: readComplete is called after each message.
// Fails with: [the next call of the handler, after three frames in one read] expected: "b" but was: "readComplete"
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.flip();
        try {
            ByteBuffer message = decoder.decode(in);
            while (message != null && connection.isOpen()) {
                handler.message(message);
                handler.readComplete();
                message = decoder.decode(in);
            }
        } finally {
            handler.readComplete();
        }
        in.compact();
    }
}
