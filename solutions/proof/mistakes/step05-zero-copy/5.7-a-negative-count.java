// Mistake: the count is what size() says now, minus the bytes that were sent.
// Fails with: [sending the rest of a file that has 1000 bytes now, of which 5000 were sent] Expecting actual throwable to be an instance of: java.io.EOFException but was: java.lang.IllegalArgumentException
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            // A call may send fewer bytes: the socket may be full, or the system has a limit (on Linux, just under
            // 2 GiB).
            long count = file.transferTo(sent, file.size() - sent, channel);
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
