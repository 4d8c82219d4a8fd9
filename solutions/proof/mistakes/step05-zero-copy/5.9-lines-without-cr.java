// Mistake: the lines that the client sends end with LF alone.
// Fails with: [the client's line SUB news.* 1 ends with CR LF] Expecting value to be true but was false
package workshop.zerocopy;

class MessageConsumer {
    private final class Responder implements OperationHandler {
        @Override
        public void onInfo(String json) throws IOException {
            if (!subscribed) {
                subscribed = true;
                send(CONNECT + "SUB " + subject + " 1\n");
            }
        }

        @Override
        public void onPing() throws IOException {
            send("PONG\n");
        }
    }
}
