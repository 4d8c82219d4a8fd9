// Mistake: PING gets no answer.
// Fails with: the broker waited for PONG, and it did not come
package workshop.zerocopy;

class MessageConsumer {
    class Responder {
        @Override
        public void onPing() throws IOException {
            subscribed = true;
        }
    }
}
