package workshop.zerocopy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Sends a file without its bytes ever coming into this program: the kernel copies them from its page cache to the socket
 * (sendfile(2) on Linux).
 *
 * <p>One thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sendfile.2.html">sendfile(2)</a>
 */
public final class FileSender {

    private final FileChannel file;
    private final long end;
    private long position;

    /**
     * Prepares to send a file from its first byte to its last, as it is now.
     *
     * @param file open for reading; its own position is neither used nor moved. Closing it is up to the caller
     * @throws IOException if its size cannot be read
     */
    public FileSender(FileChannel file) throws IOException {
        this.file = file;
        this.end = file.size();
    }

    /** How many bytes are still to be sent. */
    public long remaining() {
        return end - position;
    }

    /**
     * Sends as much of the rest as the channel takes: all of it, where the channel blocks.
     *
     * @return true when the whole file has been sent; false if the channel does not block and takes no more for now: call
     *     again when it does
     * @throws EOFException if the file has become shorter meanwhile; the message names both lengths
     * @throws IOException if the channel fails
     */
    // 5.7
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        for (; position < end; ) {
            if (position >= file.size()) {
                throw new EOFException("file shrank from " + end + " to " + file.size());
            }
            long count = file.transferTo(position, Math.min(1 << 20, end - position), channel);
            if (count <= 0) {
                return false;
            }
            position += count;
        }
        return true;
    }
}
