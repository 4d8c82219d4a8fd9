// Mistake: one lock for sending and for receiving: while a write waits, no response is delivered.
// Fails with: waited for the response "ONE", while another request waits to be written, and it did not come
package workshop.client;

class RequestClient {
    public synchronized CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        try {
            writer.write(ByteBuffer.allocate(Long.BYTES + body.length).putLong(id).put(body).flip());
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }

    private synchronized void dispatch(byte[] payload) {
        CompletableFuture<byte[]> responseFuture = pendingRequests.get(ByteBuffer.wrap(payload).getLong());
        if (responseFuture != null) {
            responseFuture.complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
        }
    }
}
