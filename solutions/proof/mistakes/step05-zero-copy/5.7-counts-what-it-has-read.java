// Mistake: a chunk is kept for the next call, and counted when it is read.
// Fails with: [bytes that sent() returns, when the channel has taken 1000000] expected: 1000000L but was:
package workshop.zerocopy;

class FileSender {
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE).limit(0);

    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            while (chunk.hasRemaining()) {
                if (channel.write(chunk) == 0) {
                    return false;
                }
            }
            long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0) {
                count = file.read(chunk.clear(), sent);
                chunk.flip();
                if (count < 0) {
                    checkNotTruncated();
                    return true;
                }
            }
            sent += count;
        }
    }
}
