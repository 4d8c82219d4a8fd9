// Mistake: writes while a write is pending.
// Fails with: java.nio.channels.WritePendingException, thrown at flush
package workshop.async;

class AsyncConnection {
    public void flush() {
        ByteBuffer[] front;
        synchronized (queue) {
            if (queue.isEmpty()) {
                return;
            }
            writing = true;
            front = queue.front();
        }
        // Outside of the lock: the write may be done at once, and its handler then runs right here.
        try {
            channel.write(front, 0, front.length, 0, TimeUnit.MILLISECONDS, null, afterWrite);
        } catch (RuntimeException e) {
            close(e);
        }
    }
}
