// Mistake: sendTo calls itself after each chunk.
// Fails with: StackOverflowError
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
        if (count == 0) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
            if (file.read(chunk, sent) < 0) {
                checkNotTruncated();
                return true;
            }
            count = channel.write(chunk.flip());
            if (count == 0) {
                return false;
            }
        }
        sent += count;
        return sendTo(channel);
    }
}
