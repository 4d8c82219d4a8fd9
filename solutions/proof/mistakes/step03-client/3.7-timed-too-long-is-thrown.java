// Mistake: request with a timeout has code of its own, which throws the exception for a body that is too long.
// Fails with: of a request with a timeout, whose body is too long]
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
        writePermit.acquireUninterruptibly();
        try {
            writer.write(payload);
        } catch (IOException e) {
            responseFuture.completeExceptionally(e);
        } finally {
            writePermit.release();
        }
        return responseFuture.orTimeout(nanoseconds, TimeUnit.NANOSECONDS);
    }
}
