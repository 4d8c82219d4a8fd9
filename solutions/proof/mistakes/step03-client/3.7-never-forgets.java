// Mistake: keeps a request that timed out, for an answer that never comes.
// Fails with: 'the client to let go of a request that timed out'
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        try {
            send(id, body);
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }
}
