// Mistake: drops single messages.
// Fails with: waited for the connection to be closed with a reason, and it did not come
package workshop.async;

class WriteQueue {
    boolean onQueueFull(int size) {
        return false;
    }
}
