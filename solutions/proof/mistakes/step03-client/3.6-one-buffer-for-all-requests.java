// Mistake: fills one buffer for all requests, before it has the permit.
// Fails with: no such request was sent, so no frame begins here. The test waited for one of 8 requests
// Or with: bytes of other frames inside a frame
// Or with: waited for one of 8 requests that are sent at the same time
// Or with: waited for the rest of one of 8 requests
package workshop.client;

class RequestClient {
    private final ByteBuffer payload = ByteBuffer.allocate(FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH);

    private void send(long id, byte[] body, CompletableFuture<byte[]> responseFuture) throws IOException {
        payload.clear().putLong(id).put(body).flip();
        writePermit.acquireUninterruptibly();
        try {
            writer.write(payload);
        } finally {
            writePermit.release();
        }
    }
}
