// Mistake: removes a request when its response arrives and after a failure to send, but not when it is cancelled.
// Fails with: waited for the client to keep nothing of a request that its caller has cancelled, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        try {
            send(id, body, responseFuture);
        } catch (IOException | IllegalArgumentException e) {
            pendingRequests.remove(id);
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
