// Mistake: after a transferTo to a non-blocking channel, false is returned, though the file may have ended.
// Fails with: [the whole file was sent by transferTo, over a non-blocking channel that has space for all of it] Expecting value to be true but was false
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            // A call may send fewer bytes: the socket may be full, or the system has a limit (on Linux, just under
            // 2 GiB).
            long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count > 0 && channel instanceof java.nio.channels.SelectableChannel socket && !socket.isBlocking()) {
                sent += count;
                return false;
            }
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
