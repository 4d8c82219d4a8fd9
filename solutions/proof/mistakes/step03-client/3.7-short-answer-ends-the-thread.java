// Mistake: expects an id in every answer.
// Fails with: also: a thread of your code died: java.nio.BufferUnderflowException
package workshop.client;

class RequestClient {
    void readAnswers() {
        try {
            Optional<byte[]> answer = answers.read();
            while (answer.isPresent()) {
                deliver(answer.get());
                answer = answers.read();
            }
            lost(new EOFException("the other side closed it"));
        } catch (IOException e) {
            lost(e);
        }
    }

    private void deliver(byte[] payload) throws ProtocolException {
        CompletableFuture<byte[]> caller = waiting.get(ByteBuffer.wrap(payload).getLong());
        if (caller != null) {
            caller.complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
        }
    }
}
