// Mistake: not caught up after a bad length.
// Fails with: [readComplete was called after the good frame, before receiving ended with a length of
package workshop.async;

class AsyncConnection {
    class ReadLoop {
        private void handOver() throws Exception {
            in.flip();
            ByteBuffer message = decoder.decode(in);
            while (message != null && isOpen()) {
                handler.message(message);
                message = decoder.decode(in);
            }
            handler.readComplete();
            in.compact();
        }
    }
}
