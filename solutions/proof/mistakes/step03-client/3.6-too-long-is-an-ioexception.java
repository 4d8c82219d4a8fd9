// Mistake: makes an IOException of every failure, also of a body that is too long.
// Fails with: [the failure of a request whose body is too long for a frame] Expecting actual throwable to be an instance of: java.lang.IllegalArgumentException but was: java.io.IOException
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        writePermit.acquireUninterruptibly();
        try {
            writer.write(ByteBuffer.allocate(Long.BYTES + body.length).putLong(id).put(body).flip());
        } catch (Exception e) {
            responseFuture.completeExceptionally(new IOException("cannot send: " + e, e));
        } finally {
            writePermit.release();
        }
        return responseFuture;
    }
}
