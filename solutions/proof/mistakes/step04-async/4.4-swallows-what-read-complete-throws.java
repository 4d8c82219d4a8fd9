// Mistake: what readComplete throws is swallowed.
// Fails with: waited for the end of receiving, after a readComplete that threw, and it did not come
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
            try { handler.readComplete(); } catch (RuntimeException e) { }
        }
        in.compact();
    }
}
