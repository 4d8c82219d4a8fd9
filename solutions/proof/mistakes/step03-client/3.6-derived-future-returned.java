// Mistake: returns another future than that in the map. If the caller cancels it, the one in the map stays there.
// Fails with: waited for the client to keep nothing of a request that its caller has cancelled, and it did not come
package workshop.client;

class RequestClient {
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
        return responseFuture.thenApply(payload -> Arrays.copyOfRange(payload, Long.BYTES, payload.length));
    }

    private void dispatch(byte[] payload) {
        CompletableFuture<byte[]> responseFuture = pendingRequests.get(ByteBuffer.wrap(payload).getLong());
        if (responseFuture != null) {
            responseFuture.complete(payload);
        }
    }
}
