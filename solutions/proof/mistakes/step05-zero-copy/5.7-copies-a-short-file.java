// Mistake: a short file goes through a buffer of the program.
// Fails with: [bytes that transferTo has sent, of a file of 100] expected: 100L but was: 0L
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
            // For a few bytes, a system call more costs more than the copy.
            boolean small = initialSize - sent <= CHUNK_SIZE;
            long count = small ? 0 : file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0) {
                // Either the channel is full, or the file has no more bytes. A read decides that, and not the size.
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
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
