// Mistake: sets a flag that makes later requests fail, and leaves the channel open.
// Fails with: waited for the client to close the channel, when the server closes the connection, and it did not come
package workshop.client;

class RequestClient {
    private volatile IOException lost;

    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        try {
            send(id, body, responseFuture);
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        }
        if (lost != null) {
            responseFuture.completeExceptionally(lost);
        }
        return responseFuture;
    }

    void connectionLost(IOException cause) {
        lost = new IOException("the connection is lost: " + cause, cause);
        pendingRequests.values().forEach(pending -> pending.completeExceptionally(lost));
    }

    public void close() {
        IOException cause = new IOException("this client was closed");
        connectionLost(cause);
        closeChannel(cause);
    }
}
