// Mistake: the messages that come during a drain are dropped.
// Fails with: waited for a frame of a peer to which the output has ended, and it did not come
package workshop.async;

class ReadLoop {
    private void passMessages() throws Exception {
        in.flip();
        try {
            ByteBuffer message = decoder.decode(in);
            while (message != null && connection.isOpen()) {
                if (!connection.isDraining()) {
                    handler.message(message);
                }
                message = decoder.decode(in);
            }
        } finally {
            handler.readComplete();
        }
        if (in.position() > 0) {
            in.compact();
        } else {
            in.position(in.limit()).limit(in.capacity());
        }
    }
}
