// Mistake: the chunk is as long as the rest of the file, by its size.
// Fails with: [the whole file was sent] Expecting value to be true but was false
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            // A call may send fewer bytes: the socket may be full, or the system has a limit (on Linux, just under
            // 2 GiB).
            long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0) {
                // Either the channel is full, or the file has no more bytes. A read decides that, and not the size.
                ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK_SIZE, Math.max(0, file.size() - sent)));
                if (file.read(chunk, sent) < 0) {
                    checkNotTruncated();
                    return true;
                }
                // After a virtual thread has used the channel, its socket is non-blocking. Then transferTo returns 0,
                // but write waits for free space.
                count = channel.write(chunk.flip());
                if (count == 0) {
                    return false;
                }
            }
            sent += count;
        }
    }
}
