// Mistake: at most 1024 messages may wait.
// Fails with: send returned false
package workshop.async;

class WriteQueue {
    private int messages;

    boolean enqueue(ByteBuffer bytes) {
        synchronized (this) {
            if (pending.isEmpty()) {
                messages = 0;
            }
            if (closedForEnqueue || messages == 1024) {
                return false;
            }
            pending.add(bytes);
            messages++;
            return true;
        }
    }
}
