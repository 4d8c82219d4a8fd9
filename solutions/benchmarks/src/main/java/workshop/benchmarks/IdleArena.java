package workshop.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import workshop.benchmarks.contenders.Contender;

/** Measures the heap of idle connections to an echo server. Each has had a byte echoed, and is idle from then on. */
final class IdleArena implements Arena {

    /** The young generation is small, because each thread reserves a part of it, which counts as used. */
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmn4m");

    private final int connections;
    private final List<SocketChannel> channels = new ArrayList<>();

    IdleArena(int connections) {
        this.connections = connections;
    }

    /** Starts the contender. Returns the heap that each connection takes, in bytes. */
    @Override
    public double[] window(Contender contender) throws IOException {
        try (Child child = Child.start(Contender.class, OPTIONS, contender.name(), 0, 0)) {
            int port = (int) child.number("port");
            // The objects that are made once, for the first client and for the first answer, do not count.
            open(1, port);
            child.number("heap");
            long before = child.number("heap");
            open(connections, port);
            return new double[] {(double) (child.number("heap") - before) / connections};
        } finally {
            close();
        }
    }

    private void open(int count, int port) throws IOException {
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(Loopback.address(port));
            channels.add(channel);
            // To close the channel resets the connection. Otherwise thousands would keep their ports for a minute.
            channel.setOption(StandardSocketOptions.SO_LINGER, 0).write(one.clear());
            if (channel.read(one.clear()) < 0) {
                throw new EOFException("the server closed connection " + i);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        channels.clear();
    }
}
