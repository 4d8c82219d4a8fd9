// Mistake: transferTo is called again and again until the socket has space.
// Fails with: waited for sendTo to wait, without the processor, for space in a full socket, and it did not come
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0) {
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
                if (file.read(chunk, sent) < 0) {
                    checkNotTruncated();
                    return true;
                }
                if (channel instanceof java.nio.channels.SelectableChannel s && s.isBlocking()) {
                    Thread.yield();
                    continue;
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
