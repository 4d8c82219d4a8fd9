// Mistake: does not flip the payload, so no byte of it remains.
// Fails with: a request whose frame announces 0 bytes arrived
package workshop.client;

class RequestClient {
    private void send(long id, byte[] body, CompletableFuture<byte[]> responseFuture) throws IOException {
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES + body.length);
        payload.putLong(id).put(body);
        writer.write(payload);
    }
}
