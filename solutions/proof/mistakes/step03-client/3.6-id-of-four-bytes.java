// Mistake: writes the id as an int.
// Fails with: a request whose frame announces 7 bytes arrived
package workshop.client;

class RequestClient {
    private void send(long id, byte[] body, CompletableFuture<byte[]> responseFuture) throws IOException {
        ByteBuffer payload = ByteBuffer.allocate(Integer.BYTES + body.length);
        payload.putInt((int) id).put(body).flip();
        writer.write(payload);
    }
}
