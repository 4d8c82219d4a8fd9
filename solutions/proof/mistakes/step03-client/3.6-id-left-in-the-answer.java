// Mistake: hands the id on to the caller, as if it were part of the body.
// Fails with: [the answer "ONE"] expected: "ONE" but was: "␀
package workshop.client;

class RequestClient {
    private void dispatch(byte[] payload) throws ProtocolException {
        CompletableFuture<byte[]> responseFuture = pendingRequests.get(ByteBuffer.wrap(payload).getLong());
        if (responseFuture != null) {
            responseFuture.complete(payload);
        }
    }
}
