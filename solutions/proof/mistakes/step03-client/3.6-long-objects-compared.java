// Mistake: goes through the map, and compares two Long objects with ==, which finds ids up to 127 only.
// Fails with: waited for the response "LAST", to the last of 300 requests, and it did not come
package workshop.client;

class RequestClient {
    private void dispatch(byte[] payload) throws ProtocolException {
        if (payload.length < Long.BYTES) {
            throw new ProtocolException("a response of " + payload.length + " bytes is too short for an id");
        }
        Long id = ByteBuffer.wrap(payload).getLong();
        for (Map.Entry<Long, CompletableFuture<byte[]>> pending : pendingRequests.entrySet()) {
            if (pending.getKey() == id) {
                pending.getValue().complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
            }
        }
    }
}
