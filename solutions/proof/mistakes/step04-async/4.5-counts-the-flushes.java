// Mistake: a counter of flushes says whether a write is pending, and each write that has ended takes one away.
// Fails with: [writes that were started, the second of which is pending] expected: 2 but was: 3
// Or with: java.nio.channels.WritePendingException, thrown at flush
package workshop.async;

class WriteQueue {
    private final java.util.concurrent.atomic.AtomicInteger flushes = new java.util.concurrent.atomic.AtomicInteger();

    void flush() {
        flush(flushes.getAndIncrement());
    }

    private void flush(int flushesBefore) {
        if (flushesBefore > 0) {
            return;
        }
        try {
            ByteBuffer[] batch;
            synchronized (this) {
                batch = pending.peekBatch();
                if (batch.length == 0) {
                    flushes.set(0);
                    return;
                }
            }
            channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, this);
        } catch (RuntimeException | Error e) {
            connection.close(e);
        }
    }

    public void completed(Long count, Void nothing) {
        boolean more;
        synchronized (this) {
            if (discarded) {
                return;
            }
            pending.advance(count);
            more = !pending.isEmpty();
        }
        if (flushes.decrementAndGet() > 0 || more) {
            flush(0);
        }
    }
}
