// Mistake: no pong.
// Fails with: the broker waited for PONG, and it did not come
package workshop.zerocopy;

class MessageConsumer {
    class Operations {
        @Override
        public void ping() throws IOException {
            greeted = true;
        }
    }
}
