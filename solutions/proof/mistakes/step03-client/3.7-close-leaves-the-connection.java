// Mistake: fails the pending requests, but leaves the connection open and its thread reading.
// Fails with: waited for the failure of a request that is sent after close, and it did not come
package workshop.client;

class RequestClient {
    public void close() {
        IOException cause = new IOException("this client was closed");
        pendingRequests.values().forEach(responseFuture -> responseFuture.completeExceptionally(cause));
    }
}
