// Mistake: endless when the file shrinks.
// Red says: the test did not come back within its time limit; your code hangs at sendTo (FileSender.java:
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (position < end) {
            // One call may send less than it is asked for: a full socket, a limit of the system (2 GiB on Linux).
            long sent = file.transferTo(position, end - position, channel);
            position += sent;
            if (sent == 0) {
                // No room in the channel, or no more bytes in the file: only the second will never change.
                if (file.size() > position) {
                    return false;
                }
            }
        }
        return true;
    }
}
