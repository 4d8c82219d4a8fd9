// Mistake: refuses a request without a body.
// Fails with: waited for a request with a body of 0 bytes, and it did not come
package workshop.client;

class RequestClient {
    private void send(long id, byte[] body, CompletableFuture<byte[]> responseFuture) throws IOException {
        if (body.length == 0) {
            throw new IllegalArgumentException("the body is empty");
        }
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES + body.length).putLong(id).put(body).flip();
        writePermit.acquireUninterruptibly();
        try {
            writer.write(payload);
        } finally {
            writePermit.release();
        }
    }
}
