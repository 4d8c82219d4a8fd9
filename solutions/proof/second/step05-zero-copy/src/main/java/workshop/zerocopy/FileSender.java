package workshop.zerocopy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Sends a file up to its end. Its bytes need not come into this program: the kernel passes them from its page cache to the
 * socket (sendfile(2) on Linux).
 *
 * <p>The end is where a read meets it, whatever the size of the file is said to be. A file that grows meanwhile is sent with
 * what is appended, for as long as it grows. A file whose size is not true, as of those below {@code /proc} on Linux, is sent
 * completely.
 *
 * <p>What arrives is what the file holds when the kernel gets to it. With sendfile that may be after {@link #sendTo} has
 * returned true: bytes that are overwritten before they have left this machine may arrive overwritten.
 *
 * <p>One thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sendfile.2.html">sendfile(2)</a>
 */
public final class FileSender {

    private final FileChannel file;

    /** What the file's size was said to be at first. */
    private final long initialSize;

    private long sent;

    /**
     * Prepares to send a file from its first byte on.
     *
     * @param file open for reading; its own position is neither used nor moved. Closing it is up to the caller
     * @throws IOException if its size cannot be read
     */
    public FileSender(FileChannel file) throws IOException {
        this.file = file;
        this.initialSize = file.size();
    }

    /** How many bytes the channel has taken so far. */
    public long sent() {
        return sent;
    }

    /**
     * Sends as much of the rest as the channel takes: all of it, where the channel blocks, on whichever kind of thread.
     *
     * @return true when the whole file has been sent; false if the channel does not block and takes no more for now: call
     *     again when it does
     * @throws EOFException if the file is now shorter than it was when this sender was made, and what is missing had not been
     *     sent; the message names both lengths
     * @throws IOException if the channel or the file fails
     */
    // 5.7
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        while (file.read(one.clear(), sent) == 1) {
            long before = sent;
            sent += file.transferTo(sent, 1 << 20, channel);
            if (sent == before) {
                sent += channel.write(one.flip());
            }
            if (sent == before) {
                return false;
            }
        }
        if (sent < initialSize && file.size() < initialSize) {
            throw new EOFException("file shrank from " + initialSize + " to " + file.size());
        }
        return true;
    }
}
