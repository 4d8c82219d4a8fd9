// Mistake: the parser gets another view after each read.
// Fails with: [bytes allocated for each message, where each comes in a read of its own]
package workshop.zerocopy;

class MessageConsumer {
    private void readToEnd(ByteBuffer firstBuffer) throws IOException {
        ByteBuffer bytes = firstBuffer;
        while (channel.read(bytes) >= 0) {
            ByteBuffer unread = bytes.duplicate().flip();
            parser.parse(unread);
            bytes = prepareNextRead(unread);
        }
        if (bytes.position() > 0 || !subscribed) {
            throw new EOFException("the server ended the stream " + (subscribed ? "inside a message" : "before INFO"));
        }
    }
}
