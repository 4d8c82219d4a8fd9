// Mistake: waits for room.
// Fails with: the test did not come back within its time limit; your code hangs at tooMuch (AsyncConnection.java:
package workshop.async;

class AsyncConnection {
    boolean tooMuch(int size) {
        while (isOpen() && queuedBytes() + size > maxQueuedBytes) {
            Thread.onSpinWait();
        }
        return false;
    }
}
