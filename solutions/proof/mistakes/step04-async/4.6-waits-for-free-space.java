// Mistake: waits for free space.
// Fails with: the test did not come back within its time limit; your code hangs at onQueueFull (WriteQueue.java:
package workshop.async;

class WriteQueue {
    boolean onQueueFull(int size) {
        while (connection.isOpen() && size() > 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
        return false;
    }
}
