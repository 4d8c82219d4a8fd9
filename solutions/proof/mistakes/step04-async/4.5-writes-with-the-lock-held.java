// Mistake: starts the write inside of the lock.
// Fails with: [while a thread closes the connection, another one can use it (false: the closing thread holds a lock)] Expecting value to be true but was false
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
