// Mistake: an end of the stream before INFO, or inside a message, is no EOFException.
// Fails with: [the error about a stream that ends before INFO (null, if there was none)] Expecting actual throwable to be an instance of
package workshop.zerocopy;

class MessageConsumer {
    private void readToEnd(ByteBuffer firstBuffer) throws IOException {
        ByteBuffer bytes = firstBuffer;
        while (channel.read(bytes) >= 0) {
            parser.parse(bytes.flip());
            bytes = prepareNextRead(bytes);
        }
        if (bytes.position() > 0 || !subscribed) {
            throw new IOException("the server ended the stream too early");
        }
    }
}
