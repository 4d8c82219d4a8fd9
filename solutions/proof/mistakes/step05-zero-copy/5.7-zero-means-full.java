// Mistake: 0 means a full channel, also where the channel is blocking.
// Fails with: [the whole file was sent by a virtual thread, over a blocking channel] Expecting value to be true but was false
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            // One call may send less than it is asked for: a full socket, a system's limit (just under 2 GiB on Linux).
            long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0) {
                // Either the channel is full, or the file has no more bytes. A read decides that, and not the size.
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
                if (file.read(chunk, sent) < 0) {
                    checkNotTruncated();
                    return true;
                }
                return false;
            }
            sent += count;
        }
    }
}
