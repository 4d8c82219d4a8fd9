// Mistake: a large read is collected in a buffer that is filled again by the next one, while it waits in the queues.
// Fails with: [the letters in a message at a member that reads late] expected: 
package workshop.async;

class ChatRoom {
    private final class Batcher implements MessageHandler {
        private ByteBuffer large = ByteBuffer.allocate(0);

        public void readComplete() {
            ByteBuffer copy = size <= 8 * 1024 ? ByteBuffer.allocate(size) : large();
            batch.forEach(copy::put);
            batch.clear();
            size = 0;
            broadcast(copy.flip());
        }

        private ByteBuffer large() {
            if (large.capacity() < size) {
                large = ByteBuffer.allocate(size);
            }
            return large.clear();
        }
    }
}
