package workshop.benchmarks;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Addresses on this JVM's loopback address, which is {@code ::1} if the JVM prefers IPv6. */
public final class Loopback {

    /** The maximum number of connections that wait to be accepted. The system may allow fewer. */
    public static final int BACKLOG = 4096;

    private Loopback() {}

    /** Returns the address of a port; port 0 stands for one that the system chooses. */
    public static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Returns the port of an address. */
    public static int port(SocketAddress address) {
        return ((InetSocketAddress) address).getPort();
    }

    /** Returns the URL of a NATS server. */
    public static String natsUrl(int port) {
        InetAddress host = InetAddress.getLoopbackAddress();
        return "nats://" + (isIpv6() ? "[::1]" : host.getHostAddress()) + ":" + port;
    }

    /** Returns whether this JVM prefers IPv6. */
    static boolean isIpv6() {
        return InetAddress.getLoopbackAddress() instanceof Inet6Address;
    }
}
