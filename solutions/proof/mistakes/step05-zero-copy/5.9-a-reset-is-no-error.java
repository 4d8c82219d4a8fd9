// Mistake: a reset is taken for the end of the stream.
// Fails with: [the error about a connection that the server has reset (null, if there was none)] Expecting actual not to be null
package workshop.zerocopy;

class MessageConsumer {
    private void readToEnd(ByteBuffer firstBuffer) throws IOException {
        ByteBuffer bytes = firstBuffer;
        while (true) {
            int read;
            try {
                read = channel.read(bytes);
            } catch (java.net.SocketException e) {
                break;
            }
            if (read < 0) {
                break;
            }
            parser.parse(bytes.flip());
            bytes = prepareNextRead(bytes);
        }
        if (bytes.position() > 0 || !subscribed) {
            throw new EOFException("the server ended the stream " + (subscribed ? "inside a message" : "before INFO"));
        }
    }
}
