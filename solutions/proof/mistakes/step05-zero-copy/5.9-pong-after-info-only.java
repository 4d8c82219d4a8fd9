// Mistake: a PING before INFO gets no answer.
// Fails with: the broker waited for PONG, the answer to a PING before INFO, and it did not come
package workshop.zerocopy;

class MessageConsumer {
    class Responder {
        @Override
        public void onPing() throws IOException {
            if (subscribed) {
                send("PONG\r\n");
            }
        }
    }
}
