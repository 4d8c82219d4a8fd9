// Mistake: is interrupted before it has the lock, and unlocks it, which throws.
// Fails with: waited for 8 requests of a thread that is interrupted, to return, but it failed
package workshop.client;

class RequestClient {
    private final java.util.concurrent.locks.ReentrantLock writeLock = new java.util.concurrent.locks.ReentrantLock();

    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        try {
            writeLock.lockInterruptibly();
            writer.write(ByteBuffer.allocate(Long.BYTES + body.length)
                    .putLong(id)
                    .put(body)
                    .flip());
        } catch (Exception e) {
            responseFuture.completeExceptionally(e);
        } finally {
            writeLock.unlock();
        }
        return responseFuture;
    }
}
