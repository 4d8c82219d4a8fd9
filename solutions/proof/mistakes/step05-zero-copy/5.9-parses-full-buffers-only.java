// Mistake: the code parses the bytes when the buffer is full.
// Fails with: the broker waited for CONNECT, and it did not come
package workshop.zerocopy;

class MessageConsumer {
    private int readFully(ByteBuffer bytes) throws IOException {
        int total = 0;
        while (bytes.hasRemaining()) {
            int n = channel.read(bytes);
            if (n < 0) {
                return total == 0 ? -1 : total;
            }
            total += n;
        }
        return total;
    }

    private void readToEnd(ByteBuffer firstBuffer) throws IOException {
        ByteBuffer bytes = firstBuffer;
        while (readFully(bytes) >= 0) {
            parser.parse(bytes.flip());
            bytes = prepareNextRead(bytes);
        }
        if (bytes.position() > 0 || !subscribed) {
            throw new EOFException("the server ended the stream " + (subscribed ? "inside a message" : "before INFO"));
        }
    }
}
