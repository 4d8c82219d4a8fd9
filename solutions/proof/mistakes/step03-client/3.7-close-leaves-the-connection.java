// Mistake: tells those who wait, and leaves the connection open and its thread reading.
// Fails with: waited for the failure of a request to a closed client, and it did not come
package workshop.client;

class RequestClient {
    public void close() {
        IOException cause = new IOException("this client was closed");
        pendingRequests.values().forEach(responseFuture -> responseFuture.completeExceptionally(cause));
    }
}
