// Mistake: each INFO gets an answer, since the code never notes that it has subscribed.
// Fails with: waited for the end of the stream, but the connection ended:
package workshop.zerocopy;

class MessageConsumer {
    class Responder {
        @Override
        public void onInfo(String json) throws IOException {
            if (!subscribed) {
                send(CONNECT + "SUB " + subject + " 1\r\n");
            }
        }
    }
}
