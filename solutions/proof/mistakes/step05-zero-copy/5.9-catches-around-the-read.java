// Mistake: only a read that fails after close() is the normal end, and not what the handler or the parser throws.
// Fails with: [consume(), whose handler has called close()] Expecting code not to raise a throwable
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        try (channel) {
            PooledBuffer pooled = pool.acquire();
            try {
                readToEnd(pooled.bytes());
            } finally {
                pooled.release();
            }
        }
    }

    private void readToEnd(ByteBuffer firstBuffer) throws IOException {
        ByteBuffer bytes = firstBuffer;
        while (read(bytes) >= 0) {
            parser.parse(bytes.flip());
            bytes = prepareNextRead(bytes);
        }
        if (!closed && (bytes.position() > 0 || !subscribed)) {
            throw new EOFException("the server ended the stream " + (subscribed ? "inside a message" : "before INFO"));
        }
    }

    private int read(ByteBuffer bytes) throws IOException {
        try {
            return channel.read(bytes);
        } catch (ClosedChannelException e) {
            if (!closed) {
                throw e;
            }
            return -1;
        }
    }
}
