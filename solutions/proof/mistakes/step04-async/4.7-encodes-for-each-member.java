// Mistake: encodes a message once for each member.
// Fails with: [how often one message was encoded, for three members] expected: 1 but was: 3
package workshop.async;

class ChatRoom {
    private final class Batcher implements MessageHandler {

        private final Codec codec;

        Batcher(Codec codec) {
            this.codec = codec;
        }

        @Override
        public void message(ByteBuffer message) {
            for (AsyncConnection each : members) {
                try {
                    each.enqueue(codec.encode(message));
                } catch (IllegalArgumentException e) {
                    each.close(e);
                }
            }
        }

        @Override
        public void readComplete() {
            flush();
        }
    }
}
