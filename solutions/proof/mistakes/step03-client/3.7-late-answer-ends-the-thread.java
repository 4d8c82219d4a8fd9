// Mistake: expects that somebody waits for every answer.
// Fails with: also: a thread of your code died: java.lang.NullPointerException
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
        if (payload.length < Long.BYTES) {
            throw new ProtocolException("an answer of " + payload.length + " bytes is too short for an id");
        }
        waiting.get(ByteBuffer.wrap(payload).getLong()).complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
    }
}
