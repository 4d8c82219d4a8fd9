// Mistake: a response whose id no request has gets a future of its own, which stays in the map.
// Fails with: waited for the client to keep nothing of 5 requests that it never sent
package workshop.client;

class RequestClient {
    private void dispatch(byte[] payload) throws ProtocolException {
        if (payload.length < Long.BYTES) {
            throw new ProtocolException("a response of " + payload.length + " bytes is too short for an id");
        }
        long id = ByteBuffer.wrap(payload).getLong();
        pendingRequests
                .computeIfAbsent(id, unknown -> new CompletableFuture<>())
                .complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
    }
}
