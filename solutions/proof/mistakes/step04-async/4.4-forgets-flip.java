// Mistake: forgets flip.
// Fails with: sent all in one write, but receiving ended: java.net.ProtocolException: bad frame length
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        try {
            ByteBuffer message = decoder.decode(in);
            while (message != null && connection.isOpen()) {
                handler.message(message);
                message = decoder.decode(in);
            }
        } finally {
            handler.readComplete();
        }
        in.compact();
    }
}
