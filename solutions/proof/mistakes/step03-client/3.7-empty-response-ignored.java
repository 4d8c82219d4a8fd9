// Mistake: ignores a response without a payload, which is too short for an id.
// Fails with: waited for the failure of the first request, when a response of 0 bytes arrives, too short for an id, and it did not come
package workshop.client;

class RequestClient {
    private void dispatch(byte[] payload) throws ProtocolException {
        if (payload.length == 0) {
            return;
        }
        if (payload.length < Long.BYTES) {
            throw new ProtocolException("a response of " + payload.length + " bytes is too short for an id");
        }
        CompletableFuture<byte[]> responseFuture =
                pendingRequests.get(ByteBuffer.wrap(payload).getLong());
        if (responseFuture != null) {
            responseFuture.complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
        }
    }
}
