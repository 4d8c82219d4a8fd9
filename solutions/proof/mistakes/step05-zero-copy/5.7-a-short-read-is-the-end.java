// Mistake: a read that does not fill the chunk is taken for the end of the file.
// Fails with: [the bytes that arrived of a file of which one read gives at most 1000] are 1000 bytes, expected 9000;
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            // A call may send fewer bytes: the socket may be full, or the system has a limit (on Linux, just under
            // 2 GiB).
            long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0) {
                // Either the channel is full, or the file has no more bytes. A read decides that, and not the size.
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
                int read = file.read(chunk, sent);
                if (read < 0) {
                    checkNotTruncated();
                    return true;
                }
                // After a virtual thread has used the channel, its socket is non-blocking. Then transferTo returns 0,
                // but write waits for free space.
                count = channel.write(chunk.flip());
                if (count == 0) {
                    return false;
                }
                if (read < CHUNK_SIZE && count == read) {
                    sent += count;
                    checkNotTruncated();
                    return true;
                }
            }
            sent += count;
        }
    }
}
