// Mistake: a write that is done after the close is counted.
// Fails with: [bytes that wait after the cut, when the write before it is done] expected: 0L but was: -
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
