// Mistake: a counter of its own drops each batch when its write starts, also what the write does not take.
// Fails with: waited for the queue to be empty when the client has read all bytes, and it did not come
package workshop.async;

class WriteQueue {
    private final java.util.concurrent.atomic.AtomicLong queued = new java.util.concurrent.atomic.AtomicLong();

    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        try {
            synchronized (this) {
                if (closedForEnqueue) {
                    return false;
                }
                fits = bytes.remaining() <= maxBytes - queued.get();
                if (fits) {
                    pending.add(bytes);
                    queued.addAndGet(bytes.remaining());
                }
            }
        } catch (Error e) {
            // When the memory is too short to add bytes, the bytes that were accepted before may be lost too.
            connection.close(e);
            throw e;
        }
        if (!fits) {
            return onQueueFull(bytes.remaining());
        }
        checkWaterMarks();
        return true;
    }

    @Override
    public void completed(Long count, Void nothing) {
        synchronized (this) {
            if (discarded) {
                return;
            }
            pending.advance(count);

            writing = false;
        }
        checkWaterMarks();
        flush();
    }

    synchronized long size() {
        return queued.get();
    }

    void discard() {
        synchronized (this) {
            closedForEnqueue = true;
            discarded = true;
            pending.clear();
            queued.set(0);
        }
        checkWaterMarks();
    }

    void flush() {
        try {
            ByteBuffer[] batch;
            synchronized (this) {
                if (writing || pending.isEmpty() && !draining) {
                    return;
                }
                batch = pending.peekBatch();
                writing = batch.length > 0;
            }
            if (batch.length == 0) {
                drained.complete(null);
                return;
            }
            for (ByteBuffer b : batch) {
                queued.addAndGet(-b.remaining());
            }
            channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, this);
        } catch (RuntimeException | Error e) {
            // There may be no memory for the batch either, and no caller of a completion handler would close.
            connection.close(e);
        }
    }
}
