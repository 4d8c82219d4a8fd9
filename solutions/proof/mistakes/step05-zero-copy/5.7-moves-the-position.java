// Mistake: the file's own position moves.
// Fails with: [the file's own position, which was 7] expected: 7L but was:
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0) {
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
                file.position(sent);
                if (file.read(chunk) < 0) {
                    checkNotTruncated();
                    return true;
                }
                count = channel.write(chunk.flip());
                if (count == 0) {
                    return false;
                }
            }
            sent += count;
        }
    }
}
