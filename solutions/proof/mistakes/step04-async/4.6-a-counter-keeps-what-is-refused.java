// Mistake: adds the bytes to a counter before the check, and does not subtract what is refused.
// Fails with: [the connection accepts what fits, after what could not] Expecting value to be true but was false
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
                fits = queued.addAndGet(bytes.remaining()) <= maxBytes;
                if (fits) {
                    pending.add(bytes);
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

    void discard() {
        synchronized (this) {
            closedForEnqueue = true;
            discarded = true;
            pending.clear();
            queued.set(0);
        }
        checkWaterMarks();
    }
}
