// Mistake: 
// Red says: 
package workshop.zerocopy;

class MessageConsumer {
    class Operations {
        @Override
        public void ping() throws IOException {
            greeted = true;
        }
    }
}
