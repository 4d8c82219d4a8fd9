// Mistake: tries on when the channel is full.
// Fails with: writes, and no end: the code writes again and again, though the channel takes nothing
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            // One call may send less than it is asked for: a full socket, a system's limit (just under 2 GiB on Linux).
            long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0) {
                // No room in the channel, or no more bytes in the file: a read tells, and not the size.
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
                if (file.read(chunk, sent) < 0) {
                    checkNotTruncated();
                    return true;
                }
                // Once a virtual thread has used the channel, its socket does not block: then only write waits.
                count = channel.write(chunk.flip());
            }
            sent += count;
        }
    }
}
