// Mistake: request with a timeout has code of its own, which makes an IOException of each failure.
// Fails with: [the failure of a request with a timeout, whose body is too long]
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
        } catch (Exception e) {
            responseFuture.completeExceptionally(new IOException("cannot send: " + e, e));
        } finally {
            writePermit.release();
        }
        return responseFuture.orTimeout(nanoseconds, TimeUnit.NANOSECONDS);
    }
}
