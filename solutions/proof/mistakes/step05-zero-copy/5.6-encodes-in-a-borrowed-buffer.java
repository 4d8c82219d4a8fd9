// Mistake: a frame is encoded in another buffer of the pool, and then copied into the queue.
// Fails with: [the bytes that were sent of a frame whose last byte was changed where it was encoded]
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        if (closed) {
            throw new IllegalStateException("this outbox is closed");
        }
        if (maxPayloadLength > pool.bufferSize() - LENGTH_PREFIX) {
            throw new IllegalArgumentException(maxPayloadLength + " bytes do not fit a buffer");
        }
        // A failing encoder must not leave anything in the queue, so it gets a buffer of its own.
        PooledBuffer scratch = pool.acquire();
        try {
            ByteBuffer frame = scratch.bytes();
            frame.limit(LENGTH_PREFIX + maxPayloadLength).position(LENGTH_PREFIX);
            int length = encode(encoder, frame);
            frame.order(ByteOrder.BIG_ENDIAN).putInt(0, length);
            send(frame.limit(LENGTH_PREFIX + length).position(0));
        } finally {
            scratch.release();
        }
    }
}
