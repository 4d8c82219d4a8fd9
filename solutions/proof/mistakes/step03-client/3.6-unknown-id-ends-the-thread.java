// Mistake: assumes that every response belongs to a pending request.
// Fails with: also: a thread of your code died: java.lang.NullPointerException
package workshop.client;

class RequestClient {
    void readResponses() {
        try {
            Optional<byte[]> response = reader.read();
            while (response.isPresent()) {
                dispatch(response.get());
                response = reader.read();
            }
            connectionLost(new EOFException("the peer closed it"));
        } catch (IOException e) {
            connectionLost(e);
        }
    }

    private void dispatch(byte[] payload) throws ProtocolException {
        if (payload.length < Long.BYTES) {
            throw new ProtocolException("a response of " + payload.length + " bytes is too short for an id");
        }
        CompletableFuture<byte[]> responseFuture = pendingRequests.get(ByteBuffer.wrap(payload).getLong());
        responseFuture.complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
    }
}
