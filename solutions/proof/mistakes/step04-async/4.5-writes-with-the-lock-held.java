// Mistake: starts the write inside of the lock.
// Fails with: [another thread can use the connection while an action of closed() runs (false: a lock is held)] Expecting value to be true but was false
package workshop.async;

class WriteQueue {
    synchronized void flush() {
        if (writing || pending.isEmpty() && !draining) {
            return;
        }
        ByteBuffer[] batch = pending.peekBatch();
        writing = batch.length > 0;
        if (batch.length == 0) {
            drained.complete(null);
            return;
        }
        try {
            channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, this);
        } catch (RuntimeException | Error e) {
            connection.close(e);
        }
    }
}
