// Mistake: lets several threads write at the same time.
// Fails with: bytes of other frames inside a frame
package workshop.client;

class RequestClient {
    private void send(long id, byte[] body, CompletableFuture<byte[]> responseFuture) throws IOException {
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES + body.length);
        payload.putLong(id).put(body).flip();
        writer.write(payload);
    }
}
