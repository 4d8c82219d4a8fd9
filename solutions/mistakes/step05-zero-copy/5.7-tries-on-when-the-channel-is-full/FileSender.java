// Mistake: tries on when the channel is full.
// Red says: writes, and no end: it tries again and again, though the channel takes nothing
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (position < end) {
            // One call may send less than it is asked for: a full socket, a limit of the system (2 GiB on Linux).
            long sent = file.transferTo(position, end - position, channel);
            position += sent;
            if (sent == 0) {
                // No room in the channel, or no more bytes in the file: only the second will never change.
                if (file.size() <= position) {
                    throw new EOFException("the file had " + end + " bytes and has only " + file.size() + " now");
                }
                continue;
            }
        }
        return true;
    }
}
