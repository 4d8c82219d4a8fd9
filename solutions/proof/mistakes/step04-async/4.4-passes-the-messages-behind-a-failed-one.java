// Mistake: a handler that has thrown an exception still gets the other messages of the read.
// Fails with: [the next call of the handler, after the handler has thrown an exception for the first of three frames] expected: "readComplete" but was: "b"
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.flip();
        Exception first = null;
        try {
            ByteBuffer message;
            while (connection.isOpen() && (message = decoder.decode(in)) != null) {
                try {
                    handler.message(message);
                } catch (Exception e) {
                    if (first == null) {
                        first = e;
                    } else {
                        first.addSuppressed(e);
                    }
                }
            }
        } finally {
            handler.readComplete();
        }
        if (first != null) {
            throw first;
        }
        in.compact();
    }
}
