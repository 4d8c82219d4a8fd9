// Mistake: when as many bytes were sent as the file had at first, nothing more is sent.
// Fails with: [the bytes that arrived of a file that was sent in chunks] are 3000 bytes, expected 9000
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        if (sent > 0 && sent == initialSize) {
            return true;
        }
        while (true) {
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
        }
    }
}
