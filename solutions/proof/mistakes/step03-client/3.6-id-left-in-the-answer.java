// Mistake: hands the id on to the caller, as if it were part of the body.
// Fails with: [the answer "ONE"] expected: "ONE" but was: "␀
package workshop.client;

class RequestClient {
    private void deliver(byte[] payload) throws ProtocolException {
        CompletableFuture<byte[]> caller = waiting.get(ByteBuffer.wrap(payload).getLong());
        if (caller != null) {
            caller.complete(payload);
        }
    }
}
