// Mistake: takes the permit, finds that the channel is closed, and returns without releasing the permit.
// Fails with: waited for request to return, after the write of another one has failed, when the server closes the connection, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        writePermit.acquireUninterruptibly();
        if (!channel.isOpen()) {
            responseFuture.completeExceptionally(new IOException("the connection has ended"));
            return responseFuture;
        }
        try {
            writer.write(ByteBuffer.allocate(Long.BYTES + body.length).putLong(id).put(body).flip());
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        } finally {
            writePermit.release();
        }
        return responseFuture;
    }
}
