// Mistake: spins on too many open files.
// Red says: ms while it had no descriptors left: it spins
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        if (listener.isOpen()) {
            acceptNext();
        }
    }
}
