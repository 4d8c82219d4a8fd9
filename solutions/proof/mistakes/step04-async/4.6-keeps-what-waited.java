// Mistake: keeps what waited.
// Fails with: [queued bytes after the cut] expected:
package workshop.async;

class WriteQueue {
    void discard() {
        synchronized (this) {
            closedForEnqueue = true;
            discarded = true;
        }
        checkWaterMarks();
    }
}
