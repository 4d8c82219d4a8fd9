// Mistake: decodes the whole buffer.
// Fails with: frames in one burst, but it failed: frame
package workshop.async;

class AsyncConnection {
    class ReadLoop {
        private void handOver() throws Exception {
            in.clear();
            try {
                ByteBuffer message = decoder.decode(in);
                while (message != null && isOpen()) {
                    handler.message(message);
                    message = decoder.decode(in);
                }
            } finally {
                // Also when the next message turns out to be bad: those before it may wait in queues to be flushed.
                handler.readComplete();
            }
            // What is left is the beginning of a message: it moves to the front, and the next read goes behind it.
            in.compact();
        }
    }
}
