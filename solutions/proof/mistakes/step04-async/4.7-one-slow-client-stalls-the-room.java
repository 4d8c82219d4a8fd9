// Mistake: flush waits until the queue of each member is empty.
// Fails with: while one client does not read (message 
// Or with: also: in the background, a handler still blocks its thread
package workshop.async;

import java.util.concurrent.locks.LockSupport;

class ChatRoom {
    public void flush() {
        for (AsyncConnection member : members) {
            member.flush();
            while (member.queuedBytes() > 0) {
                // Otherwise parkNanos returns at once, and this loop would take the processor from the tests after it.
                Thread.interrupted();
                LockSupport.parkNanos(1_000_000);
            }
        }
    }
}
