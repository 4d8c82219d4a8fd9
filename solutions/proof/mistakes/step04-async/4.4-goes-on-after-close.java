// Mistake: messages are passed on although the handler has closed the connection.
// Fails with: [the next call of the handler, after the first of three frames has closed the connection] expected: "readComplete" but was: "b"
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.flip();
        try {
            ByteBuffer message = decoder.decode(in);
            while (message != null) {
                handler.message(message);
                message = decoder.decode(in);
            }
        } finally {
            handler.readComplete();
        }
        in.compact();
    }
}
