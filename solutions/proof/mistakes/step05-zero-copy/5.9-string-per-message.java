// Mistake: each message allocates a string.
// Fails with: [bytes allocated for each message, in the last two thirds of
package workshop.zerocopy;

class MessageConsumer {
    class Responder {
        @Override
        public void onMessage(Message message) throws IOException {
            if (message.subject().startsWith("_")) {
                return;
            }
            handler.onMessage(message);
        }
    }
}
