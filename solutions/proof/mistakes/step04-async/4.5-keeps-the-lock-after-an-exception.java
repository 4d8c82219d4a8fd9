// Mistake: the lock is not released in a finally, and so an exception of enqueue keeps it.
// Fails with: waited for a send on another thread, after a send that failed, and it did not come
package workshop.async;

class WriteQueue {
    private final java.util.concurrent.locks.ReentrantLock lock = new java.util.concurrent.locks.ReentrantLock();

    boolean enqueue(ByteBuffer bytes) {
        lock.lock();
        if (closedForEnqueue) {
            lock.unlock();
            return false;
        }
        boolean fits = bytes.remaining() <= maxBytes - pending.size();
        if (fits) {
            pending.add(bytes);
        }
        lock.unlock();
        if (!fits) {
            return onQueueFull(bytes.remaining());
        }
        checkWaterMarks();
        return true;
    }

    void flush() {
        try {
            lock.lock();
            if (writing || pending.isEmpty() && !draining) {
                lock.unlock();
                return;
            }
            ByteBuffer[] batch = pending.peekBatch();
            writing = batch.length > 0;
            lock.unlock();
            if (batch.length == 0) {
                drained.complete(null);
                return;
            }
            channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, this);
        } catch (RuntimeException | Error e) {
            connection.close(e);
        }
    }

    public void completed(Long count, Void nothing) {
        lock.lock();
        if (discarded) {
            lock.unlock();
            return;
        }
        pending.advance(count);
        writing = false;
        lock.unlock();
        checkWaterMarks();
        flush();
    }
}
