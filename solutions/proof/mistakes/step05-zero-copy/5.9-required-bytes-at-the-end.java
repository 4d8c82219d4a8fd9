// Mistake: at the end of the stream, the code asks how many bytes are required, which does not change before the fifth byte.
// Fails with: [the error about a stream that ends after M (null, if there was none)] Expecting actual not to be null
package workshop.zerocopy;

class MessageConsumer {
    private void readToEnd(ByteBuffer firstBuffer) throws IOException {
        ByteBuffer bytes = firstBuffer;
        while (channel.read(bytes) >= 0) {
            parser.parse(bytes.flip());
            bytes = prepareNextRead(bytes);
        }
        if (parser.requiredBytes() > 5 || !subscribed) {
            throw new EOFException("the server ended the stream " + (subscribed ? "inside a message" : "before INFO"));
        }
    }
}
