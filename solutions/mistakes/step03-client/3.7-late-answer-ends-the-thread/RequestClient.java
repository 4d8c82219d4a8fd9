// Mistake: expects that somebody waits for every answer.
// Red says: also: a thread of your code died: java.lang.NullPointerException
package workshop.client;

class RequestClient {
    private void deliver(byte[] payload) throws ProtocolException {
        if (payload.length < Long.BYTES) {
            throw new ProtocolException("an answer of " + payload.length + " bytes is too short for an id");
        }
        waiting.get(ByteBuffer.wrap(payload).getLong()).complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
    }
}
