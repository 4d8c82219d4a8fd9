// Mistake: fails the other requests while it holds the permit. A function of theirs sends a request, and waits for it.
// Fails with: waited for request to return, when its write fails, and it did not come
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
        } catch (IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        } catch (IOException e) {
            connectionLost(new IOException("cannot send: " + e, e));
            responseFuture.completeExceptionally(e);
        } finally {
            writePermit.release();
        }
        return responseFuture;
    }
}
