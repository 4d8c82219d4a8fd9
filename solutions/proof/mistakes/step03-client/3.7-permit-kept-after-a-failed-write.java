// Mistake: checks the length before it takes the permit, but keeps the permit if the write fails.
// Fails with: waited for request to return, after the write of another one has failed, when the server closes the connection, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        if (Long.BYTES + body.length > FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("the body is too long"));
        }
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        writePermit.acquireUninterruptibly();
        try {
            writer.write(ByteBuffer.allocate(Long.BYTES + body.length).putLong(id).put(body).flip());
            writePermit.release();
        } catch (IOException e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }
}
