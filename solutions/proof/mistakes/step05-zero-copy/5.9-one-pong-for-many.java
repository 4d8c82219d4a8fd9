// Mistake: several PINGs of one read get one PONG.
// Fails with: the broker waited for a second PONG, and it did not come
package workshop.zerocopy;

class MessageConsumer {
    private boolean pinged;

    private void readToEnd(ByteBuffer firstBuffer) throws IOException {
        ByteBuffer bytes = firstBuffer;
        while (channel.read(bytes) >= 0) {
            parser.parse(bytes.flip());
            if (pinged) {
                pinged = false;
                send("PONG\r\n");
            }
            bytes = prepareNextRead(bytes);
        }
        if (bytes.position() > 0 || !subscribed) {
            throw new EOFException("the server ended the stream");
        }
    }

    class Responder {
        @Override
        public void onPing() throws IOException {
            pinged = true;
        }
    }
}
