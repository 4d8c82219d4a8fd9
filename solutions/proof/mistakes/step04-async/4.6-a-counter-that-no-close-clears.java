// Mistake: counts the bytes in a field of its own, which the close does not clear.
// Fails with: [queued bytes after the cut] expected: 0L but was: 
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
            queued.addAndGet(-count);
            writing = false;
        }
        checkWaterMarks();
        flush();
    }

    synchronized long size() {
        return queued.get();
    }
}
