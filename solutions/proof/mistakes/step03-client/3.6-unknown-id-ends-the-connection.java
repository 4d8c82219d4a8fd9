// Mistake: treats a response whose request is not pending as an error of the protocol.
// Fails with: waited for the response "ONE", after a response whose id no request has, but it failed
package workshop.client;

class RequestClient {
    private void dispatch(byte[] payload) throws ProtocolException {
        CompletableFuture<byte[]> responseFuture = pendingRequests.get(ByteBuffer.wrap(payload).getLong());
        if (responseFuture == null) {
            throw new ProtocolException("no request has this id");
        }
        responseFuture.complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
    }
}
