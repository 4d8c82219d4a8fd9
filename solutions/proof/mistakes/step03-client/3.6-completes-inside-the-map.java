// Mistake: completes the future in computeIfPresent: the functions of the future run while the map holds a lock.
// Fails with: waited for 100 requests to return, while a function of another request's future runs, and it did not come
package workshop.client;

class RequestClient {
    private void dispatch(byte[] payload) throws ProtocolException {
        if (payload.length < Long.BYTES) {
            throw new ProtocolException("a response of " + payload.length + " bytes is too short for an id");
        }
        pendingRequests.computeIfPresent(ByteBuffer.wrap(payload).getLong(), (id, responseFuture) -> {
            responseFuture.complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
            return null;
        });
    }
}
