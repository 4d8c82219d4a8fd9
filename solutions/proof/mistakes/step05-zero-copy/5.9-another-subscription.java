// Mistake: SUB has another subscription id.
// Fails with: [the client's second line] expected: "SUB news.* 1" but was: "SUB news.* 2"
package workshop.zerocopy;

class MessageConsumer {
    class Responder {
        public void onInfo(String json) throws IOException {
            if (!subscribed) {
                subscribed = true;
                send(CONNECT + "SUB " + subject + " 2\r\n");
            }
        }
    }
}
