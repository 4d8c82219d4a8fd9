// Mistake: CONNECT and SUB are sent before the server has sent INFO.
// Fails with: [what the client has sent before INFO] expected: null but was: "CONNECT
package workshop.zerocopy;

class MessageConsumer {
    private void readToEnd(ByteBuffer firstBuffer) throws IOException {
        send(CONNECT + "SUB " + subject + " 1\r\n");
        ByteBuffer bytes = firstBuffer;
        while (channel.read(bytes) >= 0) {
            parser.parse(bytes.flip());
            bytes = prepareNextRead(bytes);
        }
        if (bytes.position() > 0 || !subscribed) {
            throw new EOFException("the server ended the stream " + (subscribed ? "inside a message" : "before INFO"));
        }
    }
    class Responder {
        @Override
        public void onInfo(String json) throws IOException {
            subscribed = true;
        }
    }
}
