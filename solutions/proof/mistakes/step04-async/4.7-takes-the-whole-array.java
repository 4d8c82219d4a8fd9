// Mistake: collects the whole arrays of the encoded messages.
// Fails with: at a member whose codec leaves space around a message, and a frame of -1 bytes came
package workshop.async;

class ChatRoom {
    private final class Batcher implements MessageHandler {
        private final java.io.ByteArrayOutputStream batch = new java.io.ByteArrayOutputStream();

        public void message(ByteBuffer message) {
            byte[] encoded = codec.encode(message).array();
            if (encoded.length > shortestQueue.get() - batch.size()) {
                readComplete();
            }
            batch.writeBytes(encoded);
        }

        public void readComplete() {
            if (batch.size() == 0) {
                return;
            }
            ByteBuffer copy = ByteBuffer.wrap(batch.toByteArray());
            batch.reset();
            broadcast(copy);
        }
    }
}
