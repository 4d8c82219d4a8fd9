// Mistake: takes its own writes for a sign of life.
// Fails with: waited for an idle connection to be closed, and it did not come
package workshop.async;

class ReadLoop {
    void written() {
        lastReadTime = System.nanoTime();
    }
}

class AsyncConnection {
    void written() {
        reading.written();
    }
}

class WriteQueue {
    @Override
    public void completed(Long count, Void nothing) {
        synchronized (this) {
            if (discarded) {
                return;
            }
            pending.advance(count);
            writing = false;
        }
        connection.written();
        checkWaterMarks();
        flush();
    }
}
