// Mistake: failed send jams the queue.
// Fails with: waited for the frame after a send that failed, and it did not come
package workshop.async;

class AsyncConnection {
    public boolean send(ByteBuffer bytes) {
        boolean mine;
        synchronized (queue) {
            mine = !writing;
            writing = true;
        }
        boolean accepted = enqueue(bytes);
        if (mine) {
            synchronized (queue) {
                writing = false;
            }
            flush();
        }
        return accepted;
    }
}
