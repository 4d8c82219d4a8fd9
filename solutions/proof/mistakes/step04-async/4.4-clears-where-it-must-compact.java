// Mistake: clears where it must compact.
// Fails with: sent all in one write, but receiving ended: java.net.ProtocolException: bad frame length
package workshop.async;

class AsyncConnection {
    class ReadLoop {
        private void handOver() throws Exception {
            in.flip();
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
            in.clear();
        }
    }
}
