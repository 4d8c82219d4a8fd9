// Mistake: keeps the id of each answered request, to notice a second response.
// Fails with: waited for the client to keep nothing of 5 requests that were answered, and it did not come
package workshop.client;

import java.util.Set;

class RequestClient {
    private final Set<Long> answered = ConcurrentHashMap.newKeySet();

    private void dispatch(byte[] payload) throws ProtocolException {
        if (payload.length < Long.BYTES) {
            throw new ProtocolException("a response of " + payload.length + " bytes is too short for an id");
        }
        long id = ByteBuffer.wrap(payload).getLong();
        CompletableFuture<byte[]> responseFuture = pendingRequests.get(id);
        if (answered.add(id) && responseFuture != null) {
            responseFuture.complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
        }
    }
}
