package workshop.zerocopy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** A file that counts the bytes that {@code transferTo} sends. It can also be like a file of which the system knows less. */
final class FileProbe extends FileChannel {

    private final FileChannel file;
    private long transferred;
    private long bytesRead;
    private int refusals;
    private int maxPerRead = Integer.MAX_VALUE;
    private long size;
    private boolean pretending;
    private long maxPerTransfer;
    private FileSender otherSender;
    private WritableByteChannel otherChannel;

    FileProbe(Path path) throws IOException {
        file = FileChannel.open(path);
        size = file.size();
    }

    /** {@code transferTo} sends nothing, as for a file whose content the kernel makes. */
    FileProbe withoutTransfer() {
        refusals = Integer.MAX_VALUE;
        return this;
    }

    /** The first call of {@code transferTo} sends nothing. */
    FileProbe withoutFirstTransfer() {
        refusals = 1;
        return this;
    }

    /** One read at a position gives at most that many bytes, as of a file whose content the kernel makes. */
    FileProbe readingAtMost(int bytes) {
        maxPerRead = bytes;
        return this;
    }

    FileProbe sizeSaidToBe(long bytes) {
        size = bytes;
        return this;
    }

    /** It only pretends to have so many bytes, and to send them, in calls that send at most the given number. */
    FileProbe pretendingToHave(long bytes, long maxPerTransfer) {
        pretending = true;
        this.maxPerTransfer = maxPerTransfer;
        return sizeSaidToBe(bytes);
    }

    long transferred() {
        return transferred;
    }

    /** The bytes that were read at a position, into a buffer of this program. */
    long bytesRead() {
        return bytesRead;
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        if (count < 0) {
            throw new IllegalArgumentException("a count of " + count);
        }
        if (refusals > 0) {
            refusals--;
            return 0;
        }
        long sent = pretending
                ? Math.max(0, Math.min(Math.min(count, maxPerTransfer), size - position))
                : file.transferTo(position, count, target);
        transferred += sent;
        return sent;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return file.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return file.read(targets, offset, length);
    }

    /** From now on, another sender sends its file as soon as a chunk of this file was read. */
    void afterEachRead(FileSender other, WritableByteChannel channel) {
        otherSender = other;
        otherChannel = channel;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        if (pretending && position >= size) {
            return -1;
        }
        int limit = target.limit();
        target.limit(target.position() + Math.min(target.remaining(), maxPerRead));
        int count = file.read(target, pretending ? 0 : position);
        target.limit(limit);
        bytesRead += Math.max(0, count);
        if (otherSender != null) {
            otherSender.sendTo(otherChannel);
        }
        return count;
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        file.position(newPosition);
        return this;
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long length) throws IOException {
        return file.map(mode, position, length);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new UnsupportedOperationException("the file is open for reading only");
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new UnsupportedOperationException("the file is open for reading only");
    }

    @Override
    public int write(ByteBuffer source, long position) {
        throw new UnsupportedOperationException("the file is open for reading only");
    }

    @Override
    public FileChannel truncate(long length) {
        throw new UnsupportedOperationException("the file is open for reading only");
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException("the file is open for reading only");
    }

    @Override
    public void force(boolean metaData) {}

    @Override
    public FileLock lock(long position, long length, boolean shared) throws IOException {
        return file.lock(position, length, shared);
    }

    @Override
    public FileLock tryLock(long position, long length, boolean shared) throws IOException {
        return file.tryLock(position, length, shared);
    }
}
