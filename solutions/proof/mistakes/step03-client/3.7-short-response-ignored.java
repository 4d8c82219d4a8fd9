// Mistake: ignores a response that is too short for an id, although the stream makes no sense any more.
// Fails with: waited for the failure of the first request, when a response of 7 bytes arrives, too short for an id, and it did not come
package workshop.client;

class RequestClient {
    private void dispatch(byte[] payload) {
        if (payload.length < Long.BYTES) {
            return;
        }
        CompletableFuture<byte[]> responseFuture = pendingRequests.get(ByteBuffer.wrap(payload).getLong());
        if (responseFuture != null) {
            responseFuture.complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
        }
    }
}
