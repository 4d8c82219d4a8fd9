// Mistake: close releases the buffers, and leaves them in the queue.
// Fails with: [a second close] Expecting code not to raise a throwable but caught
package workshop.zerocopy;

class Outbox {
    public void close() {
        queue.forEach(RetainedDuplicate::release);
        freeSpace = null;
        pendingBytes = 0;
    }
}
