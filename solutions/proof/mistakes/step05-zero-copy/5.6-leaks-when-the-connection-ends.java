// Mistake: close does not release the queue.
// Fails with: [buffers in use after close] expected:
package workshop.zerocopy;

class Outbox {
    @Override
    public void close() {
        queue.clear();
        freeSpace = null;
        pendingBytes = 0;
    }
}
