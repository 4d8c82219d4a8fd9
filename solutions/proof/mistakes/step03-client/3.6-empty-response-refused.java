// Mistake: takes a response without a body for one that is too short.
// Fails with: waited for the response with a body of 0 bytes, but it failed
package workshop.client;

class RequestClient {
    private void dispatch(byte[] payload) throws ProtocolException {
        if (payload.length <= Long.BYTES) {
            throw new ProtocolException("a response of " + payload.length + " bytes is too short");
        }
        CompletableFuture<byte[]> responseFuture = pendingRequests.get(ByteBuffer.wrap(payload).getLong());
        if (responseFuture != null) {
            responseFuture.complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
        }
    }
}
