// Mistake: keeps the id of a response as an int, and so completes a request whose id has the same last four bytes.
// Fails with: [the response "ONE", after a response whose id no request has] expected: "ONE" but was: "UNKNOWN"
package workshop.client;

class RequestClient {
    private void dispatch(byte[] payload) throws ProtocolException {
        if (payload.length < Long.BYTES) {
            throw new ProtocolException("a response of " + payload.length + " bytes is too short for an id");
        }
        ByteBuffer response = ByteBuffer.wrap(payload);
        int id = (int) response.getLong();
        CompletableFuture<byte[]> responseFuture = pendingRequests.get((long) id);
        if (responseFuture != null) {
            byte[] body = new byte[response.remaining()];
            response.get(body);
            responseFuture.complete(body);
        }
    }
}
