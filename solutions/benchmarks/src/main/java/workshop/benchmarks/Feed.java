package workshop.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * Sends the same block of encoded messages again and again. The block is a file, and the kernel sends it: to copy the
 * bytes into the kernel with each write would take longer than a good consumer needs to read and parse them.
 */
final class Feed implements Load.Line {

    /** The minimum size of a block, in bytes; less than a processor's second-level cache. */
    private static final int BLOCK = 64 * 1024;

    private final SocketChannel channel;
    private final FileChannel block;
    private final long length;
    private long position;

    Feed(byte[] message, SocketChannel channel) throws IOException {
        this.channel = channel;
        block = FileChannel.open(
                Files.createTempFile("block", null),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        while (block.size() < BLOCK) {
            block.write(ByteBuffer.wrap(message));
        }
        length = block.size();
    }

    @Override
    public long work() throws IOException {
        position = (position + block.transferTo(position, length - position, channel)) % length;
        return 0;
    }
}
