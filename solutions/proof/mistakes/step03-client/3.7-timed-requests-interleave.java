// Mistake: request with a timeout has code of its own, which takes no permit.
// Fails with: , by requests with a timeout] expected: 0
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        long nanoseconds = TimeUnit.NANOSECONDS.convert(timeout);
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES + body.length);
        payload.putLong(id).put(body).flip();
        try {
            writer.write(payload);
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture.orTimeout(nanoseconds, TimeUnit.NANOSECONDS);
    }
}
