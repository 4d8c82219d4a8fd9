// Mistake: gives one write all that waits, however much that is.
// Fails with: [buffers for one write, where 257 wait] expected: 256 but was: 257
// Fails with: java.lang.StackOverflowError
package workshop.async;

class PendingBytes {
    ByteBuffer[] peekBatch() {
        return waiting.toArray(ByteBuffer[]::new);
    }
}
