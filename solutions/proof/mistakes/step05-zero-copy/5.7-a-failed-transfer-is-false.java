// Mistake: sendTo returns false when the channel fails.
// Fails with: [sendTo with a channel that is closed] Expecting code to raise a throwable.
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            long count;
            try {
                count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            } catch (IOException e) {
                return false;
            }
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
        }
    }
}
