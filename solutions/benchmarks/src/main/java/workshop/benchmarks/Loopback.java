package workshop.benchmarks;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Addresses on this JVM's loopback address, which is {@code ::1} if the JVM prefers IPv6. */
public final class Loopback {

    /** The maximum number of connections that wait to be accepted. The system may allow fewer. */
    public static final int BACKLOG = 4096;

    static final boolean IS_IPV6 = InetAddress.getLoopbackAddress() instanceof Inet6Address;

    private Loopback() {}

    /** Returns the address of a port; port 0 stands for one that the system chooses. */
    public static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Returns the URL of a NATS server. */
    public static String natsUrl(int port) {
        return "nats://" + (IS_IPV6 ? "[::1]" : "127.0.0.1") + ":" + port;
    }
}
