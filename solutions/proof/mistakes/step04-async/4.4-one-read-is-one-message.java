// Mistake: one read is one message.
// Fails with: waited for frame 5 of 6, sent all in one write, and it did not come
package workshop.async;

class AsyncConnection {
    class ReadLoop {
        private void handOver() throws Exception {
            in.flip();
            try {
                ByteBuffer message = decoder.decode(in);
                if (message != null) {
                    handler.message(message);
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
