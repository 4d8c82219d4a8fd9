package workshop.zerocopy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Sends a file up to its end. If the system supports zero-copy, the bytes do not come into this program: the kernel
 * passes them from its page cache to the socket (sendfile(2) on Linux).
 *
 * <p>The end of the file is the position where a read returns −1, even if the system reports another size. If the file
 * grows in the meantime, the bytes that are appended before this position is reached are sent too. A file whose size is
 * not true, such as those below {@code /proc} on Linux, is sent completely.
 *
 * <p>The bytes that arrive are those that the file holds when the kernel reads it. With sendfile that may be after
 * {@link #sendTo} has returned true. So if bytes of the file are overwritten before they have left this machine, the
 * new bytes may arrive.
 *
 * <p>Not thread-safe.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sendfile.2.html">sendfile(2)</a>
 */
public final class FileSender {

    private final FileChannel file;

    /** The size of the file when this sender was made. */
    private final long initialSize;

    private long sent;

    /**
     * Prepares to send a file from its first byte on.
     *
     * @param file open for reading. Its own position is neither used nor moved, and the caller closes it
     * @throws IOException if its size cannot be read
     */
    public FileSender(FileChannel file) throws IOException {
        this.file = file;
        this.initialSize = file.size();
    }

    /**
     * The number of bytes that the channel has taken so far. After an interrupt or an unchecked exception, the channel
     * may have taken more.
     */
    public long sent() {
        return sent;
    }

    /**
     * Sends as much of the rest as the channel takes. A blocking channel takes all of it, on a platform thread and on a
     * virtual thread.
     *
     * @return true if the whole file has been sent; false if the channel is non-blocking and takes no more for now.
     *     Then call again when the channel is writable
     * @throws EOFException if the file is shorter now than it was when this sender was made, and the missing bytes were
     *     not sent before; the error message names both lengths
     * @throws IOException if the channel or the file fails. An interrupt of this thread closes the channel, and may
     *     close the file, also for its other senders
     */
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        throw new UnsupportedOperationException("TODO 5.7: call transferTo until the end of the file");
    }

    /**
     * To be called at the end of the file. Throws the {@link EOFException} of {@link #sendTo} if the file was
     * truncated.
     */
    private void checkNotTruncated() throws IOException {
        if (sent < initialSize && file.size() < initialSize) {
            throw new EOFException("the file had " + initialSize + " bytes and has only " + file.size() + " now");
        }
    }
}
