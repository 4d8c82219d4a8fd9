// Mistake: starts the write inside of the lock.
// Fails with: [another thread can use the connection while its end is told (false: a lock is held)] Expecting value to be true but was false
package workshop.async;

class AsyncConnection {
    public void flush() {
        synchronized (queue) {
            if (writing || queue.isEmpty()) {
                return;
            }
            writing = true;
            ByteBuffer[] front = queue.front();
            try {
                channel.write(front, 0, front.length, 0, TimeUnit.MILLISECONDS, null, afterWrite);
            } catch (RuntimeException e) {
                close(e);
            }
        }
    }
}
