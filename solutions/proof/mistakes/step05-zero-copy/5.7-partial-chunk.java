// Mistake: the code assumes that a chunk is written completely.
// Fails with: [the bytes that arrived of a file that was sent in chunks] are
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0) {
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
                count = file.read(chunk, sent);
                if (count < 0) {
                    checkNotTruncated();
                    return true;
                }
                if (channel.write(chunk.flip()) == 0) {
                    return false;
                }
            }
            sent += count;
        }
    }
}
