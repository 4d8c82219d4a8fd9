// Mistake: what the parser throws is wrapped, so the caller cannot tell bytes that are not NATS from other errors.
// Fails with: [the error about MSG news.s 1 -5 (null, if there was none)] Expecting actual throwable to be an instance of
package workshop.zerocopy;

class MessageConsumer {
    private void readToEnd(ByteBuffer firstBuffer) throws IOException {
        ByteBuffer bytes = firstBuffer;
        while (channel.read(bytes) >= 0) {
            try {
                parser.parse(bytes.flip());
            } catch (ClosedChannelException e) {
                throw e;
            } catch (IOException e) {
                throw new IOException("cannot handle what the server sent: " + e.getMessage(), e);
            }
            bytes = prepareNextRead(bytes);
        }
        if (bytes.position() > 0 || !subscribed) {
            throw new EOFException("the server ended the stream " + (subscribed ? "inside a message" : "before INFO"));
        }
    }
}
