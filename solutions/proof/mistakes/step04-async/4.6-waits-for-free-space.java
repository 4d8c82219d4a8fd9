// Mistake: waits for free space.
// Fails with: the test did not come back within its time limit; your code hangs at onQueueFull (WriteQueue.java:
package workshop.async;

class WriteQueue {
    boolean onQueueFull(int size) {
        while (connection.isOpen() && size() > 0) {
            Thread.onSpinWait();
        }
        return false;
    }
}
