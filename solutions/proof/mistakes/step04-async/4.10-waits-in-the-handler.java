// Mistake: waits in the handler until the receiver has read.
// Fails with: also: in the background, a handler still blocks its thread, after all channels were closed
package workshop.async;

class Relay {
    public void readComplete() {
        to.flush();
        while (!to.isWritable()) {
            // Otherwise parkNanos returns at once, and this loop would take the processor from the tests after it.
            Thread.interrupted();
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
    }
}
