package workshop.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import workshop.benchmarks.Loopback;
import workshop.benchmarks.Nats;

/**
 * Sends the same block of encoded messages again and again. The block is a file, and the kernel sends it: to copy the
 * bytes into the kernel with each write would take longer than a good consumer needs to read and parse them.
 */
final class Feed implements Line {

    /** The minimum size of a block, in bytes; less than a processor's second-level cache. */
    private static final int BLOCK = 64 * 1024;

    private final Supplier<SocketChannel> channel;
    private final FileChannel block;
    private final long length;
    private final int port;
    private long position;

    private Feed(byte[] message, int port, Supplier<SocketChannel> channel) throws IOException {
        this.channel = channel;
        this.port = port;
        Path path = Files.createTempFile("block", null);
        block = FileChannel.open(
                path, StandardOpenOption.WRITE, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
        while (block.size() < BLOCK) {
            block.write(ByteBuffer.wrap(message));
        }
        length = block.size();
    }

    /** Feeds a consumer, which connects and subscribes. */
    static Feed toConsumer(byte[] message) throws IOException {
        NatsPeer peer = new NatsPeer("SUB ");
        return new Feed(message, peer.port(), peer::client);
    }

    /** Feeds a server, as a publisher. */
    static Feed toServer(int port, byte[] message) throws IOException {
        SocketChannel channel = SocketChannel.open(Loopback.address(port));
        channel.write(ByteBuffer.wrap(Nats.CONNECT.getBytes(US_ASCII)));
        return new Feed(message, 0, () -> channel);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public long work() throws IOException {
        position += block.transferTo(position, length - position, channel.get());
        position %= length;
        return 0;
    }
}
