// Mistake: expects an id in every answer.
// Red says: also: a thread of your code died: java.nio.BufferUnderflowException
package workshop.client;

class RequestClient {
    private void deliver(byte[] payload) throws ProtocolException {
        CompletableFuture<byte[]> caller = waiting.get(ByteBuffer.wrap(payload).getLong());
        if (caller != null) {
            caller.complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
        }
    }
}
