// Mistake: the buffers are released when everything is written, and not before.
// Fails with: [buffers in use, after the first of them were written] Expecting actual:
package workshop.zerocopy;

class Outbox {
    private void releaseWritten() {
        if (pendingBytes == 0) {
            queue.forEach(RetainedDuplicate::release);
            queue.clear();
            freeSpace = null;
        }
    }
}
