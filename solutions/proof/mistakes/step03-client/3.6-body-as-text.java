// Mistake: turns the body of a response into text and back, which changes bytes that are no UTF-8.
// Fails with: [the first byte of a response that is wrong (-1: none), where the body is no text]
package workshop.client;

class RequestClient {
    private void dispatch(byte[] payload) throws ProtocolException {
        if (payload.length < Long.BYTES) {
            throw new ProtocolException("a response of " + payload.length + " bytes is too short for an id");
        }
        var utf8 = java.nio.charset.StandardCharsets.UTF_8;
        String body = new String(payload, Long.BYTES, payload.length - Long.BYTES, utf8);
        CompletableFuture<byte[]> responseFuture =
                pendingRequests.get(ByteBuffer.wrap(payload).getLong());
        if (responseFuture != null) {
            responseFuture.complete(body.getBytes(utf8));
        }
    }
}
