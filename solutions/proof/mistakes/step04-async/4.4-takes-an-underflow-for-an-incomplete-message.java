// Mistake: a BufferUnderflowException, also that of the handler, is taken for an incomplete message.
// Fails with: waited for the end of receiving, after a handler that threw java.nio.BufferUnderflowException, and it did not come
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.flip();
        try {
            while (connection.isOpen()) {
                ByteBuffer message = decoder.decode(in);
                if (message == null) {
                    break;
                }
                handler.message(message);
            }
        } catch (java.nio.BufferUnderflowException e) {
            // The rest of the message has not arrived yet.
        } finally {
            handler.readComplete();
        }
        in.compact();
    }
}
