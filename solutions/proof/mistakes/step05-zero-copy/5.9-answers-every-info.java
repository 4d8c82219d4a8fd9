// Mistake: every INFO gets an answer.
// Fails with: [the answer to a second INFO, which needs none, and a second PING] expected: "PONG" but was: "CONNECT {"verbose":false,"pedantic":false,"lang":"java","version":"
package workshop.zerocopy;

class MessageConsumer {
    class Responder {
        @Override
        public void onInfo(String json) throws IOException {
            if (channel.isOpen()) {
                subscribed = true;
                send(CONNECT + "SUB " + subject + " 1\r\n");
            }
        }
    }
}
