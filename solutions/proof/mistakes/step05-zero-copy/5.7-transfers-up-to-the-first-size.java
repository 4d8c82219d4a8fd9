// Mistake: transferTo gets as many bytes as the file had at first, and those that were appended go through a chunk.
// Fails with: [bytes that transferTo has sent, of a file of 100 that has grown to 150] expected: 150L but was: 100L
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        if (Thread.currentThread().isVirtual()) {
            channel.write(ByteBuffer.allocate(0));
        }
        while (true) {
            long rest = Math.max(0, initialSize - sent);
            long count = rest > 0 ? file.transferTo(sent, rest, channel) : 0;
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
