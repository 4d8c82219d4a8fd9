// Mistake: after close(), an incomplete message is an error.
// Fails with: [consume(), whose handler has called close()] Expecting code not to raise a throwable but caught "java.io.EOFException
package workshop.zerocopy;

class MessageConsumer {
    private void readToEnd(ByteBuffer firstBuffer) throws IOException {
        ByteBuffer bytes = firstBuffer;
        while (!closed && channel.read(bytes) >= 0) {
            parser.parse(bytes.flip());
            bytes = prepareNextRead(bytes);
        }
        if (bytes.position() > 0 || !subscribed) {
            throw new EOFException("the server ended the stream " + (subscribed ? "inside a message" : "before INFO"));
        }
    }
}
