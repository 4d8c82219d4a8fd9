// Mistake: decodes the whole buffer.
// Fails with: of 6, sent byte by byte
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.clear();
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
