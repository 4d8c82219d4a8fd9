// Mistake: a write that is done after the close is counted.
// Fails with: [bytes that wait after the cut, when the write before it is done] expected: 0L but was: -
package workshop.async;

class AsyncConnection {
    private final CompletionHandler<Long, Void> afterWrite = new CompletionHandler<>() {
        @Override
        public void completed(Long count, Void nothing) {
            boolean drained;
            synchronized (queue) {
                queue.written(count);
                writing = false;
                drained = draining && queue.isEmpty();
            }
            if (drained) {
                endOutput();
            } else {
                flush();
            }
        }

        @Override
        public void failed(Throwable failure, Void nothing) {
            close(failure);
        }
    };
}
