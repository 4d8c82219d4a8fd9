// Mistake: a chunk is read before each transferTo, and not only when transferTo has sent nothing.
// Fails with: [bytes of the file that were read into this program, though transferTo can send them] Expecting actual:
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
        while (file.read(chunk.clear(), sent) >= 0) {
            long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0) {
                count = channel.write(chunk.flip());
                if (count == 0) {
                    return false;
                }
            }
            sent += count;
        }
        checkNotTruncated();
        return true;
    }
}
