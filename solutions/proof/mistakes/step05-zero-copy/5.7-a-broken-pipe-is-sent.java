// Mistake: sendTo returns true when the peer has reset the connection.
// Fails with: [sendTo with a channel that fails after 16384 bytes] Expecting code to raise a throwable.
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        try {
            return sendRest(channel);
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            if (message.contains("Broken pipe") || message.contains("Connection reset")) {
                // The client went away in the middle of the download. That is not our problem.
                return true;
            }
            throw e;
        }
    }

    private boolean sendRest(WritableByteChannel channel) throws IOException {
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
            sent += count;
        }
    }
}
