// Mistake: no accept follows one that has failed.
// Fails with: waited for the greeting of a new client, after the others have gone for the
// Or with: waited for the server to accept clients until it is out of descriptors, and it did not come
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        LOG.warn("cannot accept: {}", failure.toString());
    }
}
