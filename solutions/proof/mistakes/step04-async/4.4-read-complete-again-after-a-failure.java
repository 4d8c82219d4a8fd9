// Mistake: readComplete stands in the try and in its catch, and is called again if it has thrown itself.
// Fails with: [calls of the handler, whose readComplete has thrown]
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.flip();
        try {
            ByteBuffer message;
            while ((message = decoder.decode(in)) != null) {
                if (!connection.isOpen()) {
                    break;
                }
                handler.message(message);
            }
            handler.readComplete();
        } catch (Exception | Error e) {
            handler.readComplete();
            throw e;
        }
        in.compact();
    }
}
