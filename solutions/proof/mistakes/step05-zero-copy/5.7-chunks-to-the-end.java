// Mistake: once transferTo has sent nothing, the rest is sent in chunks.
// Fails with: [bytes that transferTo has sent, of a file of 10000000, after it had sent none at first] Expecting actual: 0L
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        boolean chunks = false;
        while (true) {
            long count = chunks ? 0 : file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0) {
                chunks = true;
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
