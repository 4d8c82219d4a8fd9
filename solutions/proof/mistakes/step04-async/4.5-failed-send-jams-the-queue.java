// Mistake: failed send jams the queue.
// Fails with: waited for the frame after a send that failed, and it did not come
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            boolean wasWriting = writing;
            // Nobody else writes while this thread changes the queue.
            writing = true;
            pending.add(bytes);
            writing = wasWriting;
        }
        return true;
    }
}
