// Mistake: relay adds to the queues itself: a member whose queue is too short ends the connection of the sender.
// Fails with: waited for the end of a member whose queue is too short for another's message, and it did not come
package workshop.async;

class ChatRoom {
    private final class Batcher implements MessageHandler {

        private final Codec codec;

        Batcher(Codec codec) {
            this.codec = codec;
        }

        @Override
        public void message(ByteBuffer message) {
            ByteBuffer encoded = codec.encode(message);
            members.forEach(each -> each.enqueue(encoded));
        }

        @Override
        public void readComplete() {
            flush();
        }
    }
}
