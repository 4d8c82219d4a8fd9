// Mistake: takes its own words for a sign of life.
// Fails with: waited for a silent connection to be closed, and it did not come
package workshop.async;

class AsyncConnection {
    private final CompletionHandler<Long, Void> afterWrite = new CompletionHandler<>() {
        @Override
        public void completed(Long count, Void nothing) {
            boolean drained;
            synchronized (queue) {
                if (!isOpen()) {
                    return;
                }
                lastHeard = System.nanoTime();
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
