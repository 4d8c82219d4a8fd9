// Mistake: completed returns early when nothing is accepted any more.
// Fails with: waited for the end of the stream, not a reset, and it did not come; 0 bytes did
package workshop.async;

class WriteQueue {
    @Override
    public void completed(Long count, Void nothing) {
        synchronized (this) {
            if (closedForEnqueue) {
                return;
            }
            pending.advance(count);
            writing = false;
        }
        checkWaterMarks();
        flush();
    }
}
