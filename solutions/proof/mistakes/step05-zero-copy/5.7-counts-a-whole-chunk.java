// Mistake: a chunk is kept for the next call, and counted when all of it is written.
// Fails with: [bytes that sent() returns, when the channel has taken 3000 of a chunk] expected: 3000L but was: 0L
package workshop.zerocopy;

class FileSender {
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE).limit(0);

    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            if (chunk.hasRemaining()) {
                while (chunk.hasRemaining()) {
                    if (channel.write(chunk) == 0) {
                        return false;
                    }
                }
                sent += chunk.limit();
            }
            long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            sent += count;
            if (count == 0) {
                int read = file.read(chunk.clear(), sent);
                chunk.flip();
                if (read < 0) {
                    checkNotTruncated();
                    return true;
                }
            }
        }
    }
}
