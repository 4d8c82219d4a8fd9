// Mistake: takes the permit inside the try whose finally releases it: a body that is too long adds a permit.
// Fails with: , after a request that was too long]
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        try {
            if (Long.BYTES + body.length > FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH) {
                throw new IllegalArgumentException("a body of " + body.length + " bytes is too long");
            }
            writePermit.acquireUninterruptibly();
            writer.write(ByteBuffer.allocate(Long.BYTES + body.length).putLong(id).put(body).flip());
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        } finally {
            writePermit.release();
        }
        return responseFuture;
    }
}
