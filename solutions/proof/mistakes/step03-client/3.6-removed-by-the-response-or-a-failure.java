// Mistake: the response removes a request, and so does a failure of its future. But the caller may complete the future too.
// Fails with: waited for the client to keep nothing of a request that its caller has completed, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.exceptionally(failure -> {
            pendingRequests.remove(id);
            return null;
        });
        try {
            send(id, body, responseFuture);
        } catch (Throwable e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }

    private void dispatch(byte[] payload) throws ProtocolException {
        if (payload.length < Long.BYTES) {
            throw new ProtocolException("a response of " + payload.length + " bytes has no id");
        }
        CompletableFuture<byte[]> responseFuture =
                pendingRequests.remove(ByteBuffer.wrap(payload).getLong());
        if (responseFuture != null) {
            responseFuture.complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
        }
    }
}
