// Mistake: is interrupted while it waits for the permit, and releases the permit that it did not get.
// Fails with: , after requests of a thread that is interrupted]
package workshop.client;

class RequestClient {
    private void send(long id, byte[] body, CompletableFuture<byte[]> responseFuture) throws IOException {
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES + body.length).putLong(id).put(body).flip();
        try {
            writePermit.acquire();
            writer.write(payload);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            writePermit.release();
        }
    }
}
