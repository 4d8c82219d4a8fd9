// Mistake: closes the listener when an accept has failed.
// Fails with: waited for the server to accept clients until it is out of descriptors,
// Or with: waited for the greeting of a new client, after the others have gone for the
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        LOG.warn("cannot accept, and gives up: {}", failure.toString());
        try {
            close();
        } catch (IOException e) {
            LOG.debug("closing the listener failed", e);
        }
    }
}
