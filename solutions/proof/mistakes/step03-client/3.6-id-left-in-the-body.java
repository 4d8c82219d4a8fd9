// Mistake: returns the id to the caller as a part of the body.
// Fails with: [the response "ONE"] expected: "ONE" but was: "␀
package workshop.client;

class RequestClient {
    private void dispatch(byte[] payload) throws ProtocolException {
        CompletableFuture<byte[]> responseFuture = pendingRequests.get(ByteBuffer.wrap(payload).getLong());
        if (responseFuture != null) {
            responseFuture.complete(payload);
        }
    }
}
