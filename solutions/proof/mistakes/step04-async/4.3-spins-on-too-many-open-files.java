// Mistake: an accept that failed is tried again without a delay.
// Fails with: % of the CPU time of a thread that never waits, while it had no descriptors left: it spins
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        if (listener.isOpen()) {
            acceptNext();
        }
    }
}
