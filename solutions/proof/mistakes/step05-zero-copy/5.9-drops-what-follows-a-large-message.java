// Mistake: after a large message, the code goes back to the first buffer, and drops the bytes that were read after the message.
// Fails with: ProtocolException: not an operation of NATS: "xxxxxxxx
package workshop.zerocopy;

class MessageConsumer {
    private void readToEnd(ByteBuffer firstBuffer) throws IOException {
        ByteBuffer bytes = firstBuffer;
        while (channel.read(bytes) >= 0) {
            parser.parse(bytes.flip());
            bytes = prepareNextRead(bytes);
            if (bytes != firstBuffer && parser.requiredBytes() <= firstBuffer.capacity()) {
                bytes = firstBuffer.clear();
            }
        }
        if (bytes.position() > 0 || !subscribed) {
            throw new EOFException("the server ended the stream " + (subscribed ? "inside a message" : "before INFO"));
        }
    }
}
