// Mistake: the result of the last call is taken for all that was sent.
// Fails with: [bytes that sent() returns, when the channel has taken 1000000] expected: 1000000L but was: 5000L
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
            sent = count;
        }
    }
}
