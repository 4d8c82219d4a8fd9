// Mistake: removes each request by its id, and does not expect that a function has cancelled it meanwhile.
// Fails with: java.lang.NullPointerException: Cannot
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        closeChannel(cause);
        for (Long id : pendingRequests.keySet()) {
            pendingRequests
                    .remove(id)
                    .completeExceptionally(new IOException("the connection is lost: " + cause, cause));
        }
    }
}
