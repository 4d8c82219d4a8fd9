package workshop.zerocopy;

import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import workshop.Waiting;

/**
 * Two ends of one connection on the loopback interface: a channel for the code under test, a plain socket for the test.
 */
record Loopback(SocketChannel channel, Socket peer) implements AutoCloseable {

    private static final int LIMIT = (int) Waiting.LIMIT.toMillis();

    static Loopback connect() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(0, 1, loopback)) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(loopback, server.getLocalPort()));
            Socket peer = server.accept();
            peer.setSoTimeout(LIMIT);
            return new Loopback(channel, peer);
        }
    }

    /** Starts to read what the code under test sends, on a thread of its own. */
    Reading startReading(int count) {
        FutureTask<byte[]> task = new FutureTask<>(() -> peer.getInputStream().readNBytes(count));
        Thread.ofPlatform().daemon().start(task);
        return what -> waitingFor(what, () -> task.get(LIMIT, TimeUnit.MILLISECONDS));
    }

    /** The read of the peer, which goes on in the background. */
    @FunctionalInterface
    interface Reading {

        /** Waits for the last byte. */
        byte[] await(String what) throws Exception;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            peer.close();
        }
    }
}
