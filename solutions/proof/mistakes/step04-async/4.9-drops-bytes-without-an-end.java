// Mistake: the decoder of the drain returns a message where no bytes are left, and not null.
// Fails with: a handler still blocks its thread, after all channels were closed
package workshop.async;

import java.util.concurrent.locks.LockSupport;

class Drain {
    private static ByteBuffer discard(ByteBuffer input) {
        // The loop never ends: without a wait, it would take the processor from the tests after it.
        Thread.interrupted();
        LockSupport.parkNanos(1_000_000);
        input.position(input.limit());
        return input;
    }
}
