// Mistake: no accept follows one that has failed.
// Fails with: waited for the greeting of a new client, after the others have gone for the
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        LOG.warn("cannot accept: {}", failure.toString());
    }
}
