// Mistake: all senders share one chunk.
// Fails with: [the bytes of a file, sent in turns with those of another file] are
package workshop.zerocopy;

class FileSender {
    private static final ByteBuffer CHUNK = ByteBuffer.allocateDirect(8 * 1024);

    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            // A call may send fewer bytes: the socket may be full, or the system has a limit (on Linux, just under
            // 2 GiB).
            long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0) {
                // Either the channel is full, or the file has no more bytes. A read decides that, and not the size.
                ByteBuffer chunk = CHUNK.clear();
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
