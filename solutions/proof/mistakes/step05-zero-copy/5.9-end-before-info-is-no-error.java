// Mistake: a server that sends nothing at all is no error.
// Fails with: [the error about a stream that ends before INFO (null, if there was none)] Expecting actual not to be null
package workshop.zerocopy;

class MessageConsumer {
    private void readToEnd(ByteBuffer firstBuffer) throws IOException {
        ByteBuffer bytes = firstBuffer;
        while (channel.read(bytes) >= 0) {
            parser.parse(bytes.flip());
            bytes = prepareNextRead(bytes);
        }
        if (bytes.position() > 0) {
            throw new EOFException("the server ended the stream " + (subscribed ? "inside a message" : "before INFO"));
        }
    }
}
