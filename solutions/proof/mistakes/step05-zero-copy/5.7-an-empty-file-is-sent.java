// Mistake: a file that has become empty is no error.
// Fails with: [sending a file of 3000000 bytes that has only 0 now] Expecting code to raise a throwable.
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        if (Thread.currentThread().isVirtual()) {
            // This makes the socket non-blocking. Otherwise transferTo would hold the carrier thread while it waits,
            // and neither close() nor an interrupt would end the wait.
            channel.write(ByteBuffer.allocate(0));
        }
        while (true) {
            // A call may send fewer bytes: the socket may be full, or the system has a limit (on Linux, just under
            // 2 GiB).
            long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0) {
                // Either the channel is full, or the file has no more bytes. A read decides that, and not the size.
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
                if (file.read(chunk, sent) < 0) {
                    if (sent > 0) {
                        checkNotTruncated();
                    }
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
