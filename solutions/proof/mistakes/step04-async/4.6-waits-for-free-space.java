// Mistake: waits for free space.
// Fails with: the test did not come back within its time limit; your code hangs at onQueueFull (WriteQueue.java:
package workshop.async;

class WriteQueue {
    boolean onQueueFull(int size) {
        while (connection.isOpen() && size() > 0) {
            // Otherwise parkNanos returns at once, and this loop would take the processor from the tests after it.
            Thread.interrupted();
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
        return false;
    }
}
