// Mistake: a write that is done after the close is counted.
// Fails with: [queued bytes after the cut, when the write before it has completed] expected: 0L but was: -
// Or with: [queued bytes after the cut] expected: 0L but was: -
package workshop.async;

class WriteQueue {
    @Override
    public void completed(Long count, Void nothing) {
        synchronized (this) {
            pending.advance(count);
            writing = false;
        }
        checkWaterMarks();
        flush();
    }
}
