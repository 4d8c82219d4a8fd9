// Mistake: the second call begins with the first byte again.
// Fails with: [the whole file was sent to a channel with free space for the rest] Expecting value to be true but was false
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        long position = 0;
        while (true) {
            long count = file.transferTo(position, Long.MAX_VALUE - position, channel);
            if (count == 0) {
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
                if (file.read(chunk, position) < 0) {
                    checkNotTruncated();
                    return true;
                }
                count = channel.write(chunk.flip());
                if (count == 0) {
                    sent = position;
                    return false;
                }
            }
            position += count;
            sent = position;
        }
    }
}
