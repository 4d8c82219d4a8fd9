// Mistake: lets another thread write, and returns before the connection has taken the request.
// Fails with: [waiting for request("two") to return, before the connection has taken the request]
// Or with: the test was waiting for the rest of one of 8 requests that are sent at the same time
package workshop.client;

class RequestClient {
    private CompletableFuture<Void> lastWrite = CompletableFuture.completedFuture(null);

    private synchronized void send(long id, byte[] body, CompletableFuture<byte[]> responseFuture) {
        if (Long.BYTES + body.length > FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH) {
            throw new IllegalArgumentException("a body of " + body.length + " bytes is too long");
        }
        lastWrite = lastWrite.thenRunAsync(() -> {
            writePermit.acquireUninterruptibly();
            ByteBuffer payload = ByteBuffer.allocate(Long.BYTES + body.length).putLong(id).put(body).flip();
            write(payload, responseFuture);
        });
    }
}
