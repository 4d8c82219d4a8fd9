// Mistake: no pong.
// Red says: the broker waited for PONG, and it did not come
package workshop.zerocopy;

class MessageConsumer {
    class Operations {
        @Override
        public void ping() throws IOException {
            greeted = true;
        }
    }
}
