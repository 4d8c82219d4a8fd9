// Mistake: removes a request only when its response arrives. A body that is too long gets none.
// Fails with: waited for the client to keep nothing of a request that is too long, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        try {
            send(id, body, responseFuture);
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }

    private void dispatch(byte[] payload) {
        CompletableFuture<byte[]> responseFuture = pendingRequests.remove(ByteBuffer.wrap(payload).getLong());
        if (responseFuture != null) {
            responseFuture.complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
        }
    }
}
