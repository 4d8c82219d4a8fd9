// Mistake: a channel that takes a part of a chunk is taken for full.
// Fails with: [bytes sent when sendTo returned, to a channel that takes 500 at a time and had space for 3000] expected: 3000 but was: 500
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0) {
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
                if (file.read(chunk, sent) < 0) {
                    checkNotTruncated();
                    return true;
                }
                count = channel.write(chunk.flip());
                if (chunk.hasRemaining()) {
                    sent += count;
                    return false;
                }
            }
            sent += count;
        }
    }
}
