package workshop.benchmarks;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/** Addresses on this JVM's loopback address, which is {@code ::1} if the JVM prefers IPv6. */
final class Loopback {

    /** The maximum number of connections that wait to be accepted. The system may allow fewer. */
    static final int BACKLOG = 4096;

    static final boolean IS_IPV6 = InetAddress.getLoopbackAddress() instanceof Inet6Address;

    private Loopback() {}

    /** Returns the address of a port; port 0 stands for one that the system chooses. */
    static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Connects a blocking channel. */
    static SocketChannel connect(int port) throws IOException {
        return SocketChannel.open(address(port));
    }

    /** Returns the URL of a NATS server. */
    static String natsUrl(int port) {
        return "nats://" + (IS_IPV6 ? "[::1]" : "127.0.0.1") + ":" + port;
    }
}
