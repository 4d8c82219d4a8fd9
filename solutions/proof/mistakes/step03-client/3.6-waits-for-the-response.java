// Mistake: holds the write permit until the response has arrived, so that only one request is in flight at a time.
// Fails with: waited for request("one") to return, before its response arrives, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        long id = lastId.incrementAndGet();
        writePermit.acquireUninterruptibly();
        try {
            pendingRequests.put(id, responseFuture);
            writer.write(ByteBuffer.allocate(Long.BYTES + body.length).putLong(id).put(body).flip());
            responseFuture.join();
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        } finally {
            writePermit.release();
        }
        return responseFuture;
    }
}
