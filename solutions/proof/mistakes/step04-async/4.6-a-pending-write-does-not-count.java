// Mistake: the bytes of a pending write are no longer in the queue, and do not count.
// Fails with: bytes to be on their way, of
package workshop.async;

class WriteQueue {
    private long beingWritten;

    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            fits = bytes.remaining() <= maxBytes - size();
            if (fits) {
                pending.add(bytes);
            }
        }
        if (!fits) {
            return onQueueFull(bytes.remaining());
        }
        checkWaterMarks();
        return true;
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
                beingWritten = 0;
                for (ByteBuffer bytes : batch) {
                    beingWritten += bytes.remaining();
                }
            }
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
        synchronized (this) {
            if (discarded) {
                return;
            }
            pending.advance(count);
            beingWritten = 0;
            writing = false;
        }
        checkWaterMarks();
        flush();
    }

    synchronized long size() {
        return pending.size() - beingWritten;
    }

    void discard() {
        synchronized (this) {
            closedForEnqueue = true;
            discarded = true;
            pending.clear();
            beingWritten = 0;
        }
        checkWaterMarks();
    }
}
