// Mistake: completes each future on a new thread. When the stream ends, the reading thread fails those that wait for it.
// Fails with: waited for one of 40 responses, after which the server closed the connection, but it failed
package workshop.client;

class RequestClient {
    private void dispatch(byte[] payload) throws ProtocolException {
        if (payload.length < Long.BYTES) {
            throw new ProtocolException("a response of " + payload.length + " bytes is too short for an id");
        }
        CompletableFuture<byte[]> responseFuture = pendingRequests.get(ByteBuffer.wrap(payload).getLong());
        if (responseFuture != null) {
            byte[] body = Arrays.copyOfRange(payload, Long.BYTES, payload.length);
            Thread.startVirtualThread(() -> responseFuture.complete(body));
        }
    }
}
