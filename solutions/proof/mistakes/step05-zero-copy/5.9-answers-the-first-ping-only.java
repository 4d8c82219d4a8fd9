// Mistake: the answer is in one buffer, which has no bytes left after the first PING.
// Fails with: the broker waited for a second PONG, and it did not come
package workshop.zerocopy;

class MessageConsumer {
    private final ByteBuffer PONG = ByteBuffer.wrap("PONG\r\n".getBytes(UTF_8));

    private final class Responder implements OperationHandler {
        @Override
        public void onPing() throws IOException {
            channel.write(PONG);
        }
    }
}
