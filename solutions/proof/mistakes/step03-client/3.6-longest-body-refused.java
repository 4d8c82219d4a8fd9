// Mistake: subtracts the length of the frame from the maximum, which is already that of the payload alone.
// Fails with: waited for a request with a body of 1048568 bytes, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        int maximum = FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH - Integer.BYTES - Long.BYTES;
        if (body.length > maximum) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("the maximum is " + maximum));
        }
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        try {
            send(id, body, responseFuture);
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }
}
