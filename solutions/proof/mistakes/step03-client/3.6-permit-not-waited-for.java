// Mistake: refuses a request while another one is written.
// Fails with: waited for one of 8 requests that are sent at the same time, and it did not come
package workshop.client;

class RequestClient {
    private void send(long id, byte[] body, CompletableFuture<byte[]> responseFuture) throws IOException {
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES + body.length).putLong(id).put(body).flip();
        if (!writePermit.tryAcquire()) {
            throw new IOException("another request is being sent");
        }
        try {
            writer.write(payload);
        } finally {
            writePermit.release();
        }
    }
}
