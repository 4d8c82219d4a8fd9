// Mistake: one read is one message.
// Red says: ] Expecting actual throwable to be an instance of: java.net.ProtocolException but was: java.io.EOFException: the stream ended inside a message,
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
                handler.caughtUp();
            }
            // What is left is the beginning of a message: it moves to the front, and the next read goes behind it.
            in.compact();
        }
    }
}
