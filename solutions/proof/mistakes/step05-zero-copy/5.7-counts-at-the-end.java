// Mistake: the bytes are counted when sendTo returns, and not when it throws.
// Fails with: [bytes sent to a channel that took 16384 and then failed] expected: 16384L but was: 0L
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        long position = sent;
        while (true) {
            // A call may send fewer bytes: the socket may be full, or the system has a limit (on Linux, just under
            // 2 GiB).
            long count = file.transferTo(position, Long.MAX_VALUE - position, channel);
            if (count == 0) {
                // Either the channel is full, or the file has no more bytes. A read decides that, and not the size.
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
                if (file.read(chunk, position) < 0) {
                    sent = position;
                    checkNotTruncated();
                    return true;
                }
                // After a virtual thread has used the channel, its socket is non-blocking. Then transferTo returns 0,
                // but write waits for free space.
                count = channel.write(chunk.flip());
                if (count == 0) {
                    sent = position;
                    return false;
                }
            }
            position += count;
        }
    }
}
