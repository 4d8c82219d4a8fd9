// Mistake: at the end of the stream, the code asks for remaining bytes, though the buffer is still in the state for reading into it.
// Fails with: waited for the end of the stream, but the connection ended: the server ended the stream inside a message
package workshop.zerocopy;

class MessageConsumer {
    private void readToEnd(ByteBuffer firstBuffer) throws IOException {
        ByteBuffer bytes = firstBuffer;
        while (channel.read(bytes) >= 0) {
            parser.parse(bytes.flip());
            bytes = prepareNextRead(bytes);
        }
        if (bytes.hasRemaining() || !subscribed) {
            throw new EOFException("the server ended the stream " + (subscribed ? "inside a message" : "before INFO"));
        }
    }
}
