package workshop.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Publishes encoded messages to a nats-server, as fast as the server accepts them. */
final class Publisher implements AutoCloseable {

    private final SocketChannel channel;
    private final Thread thread;
    private volatile boolean closing;
    private volatile IOException failure;

    private Publisher(SocketChannel channel, Block block) {
        this.channel = channel;
        this.thread = Thread.ofPlatform().daemon().name("publisher").unstarted(() -> publish(block));
    }

    static Publisher start(int port, Block block) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.write(ByteBuffer.wrap(Nats.CONNECT.getBytes(US_ASCII)));
        Publisher publisher = new Publisher(channel, block);
        publisher.thread.start();
        return publisher;
    }

    private void publish(Block block) {
        try {
            FakeNatsServer.write(block, channel);
        } catch (IOException e) {
            if (!closing) {
                failure = e;
            }
        }
    }

    /** @throws IOException if the server has closed the connection meanwhile: then the measurement is not valid */
    void check() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        closing = true;
        channel.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
