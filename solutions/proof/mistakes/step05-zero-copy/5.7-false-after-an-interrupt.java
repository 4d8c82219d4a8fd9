// Mistake: the loop ends when the thread was interrupted, and the result says that the channel takes more later.
// Fails with: [sendTo on a thread that was interrupted] Expecting code to raise a throwable.
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        if (Thread.currentThread().isVirtual()) {
            channel.write(ByteBuffer.allocate(0));
        }
        while (!Thread.currentThread().isInterrupted()) {
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
        return false;
    }
}
