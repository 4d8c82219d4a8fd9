package workshop.benchmarks.contenders;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** How servers listen: on loopback, on a port that the system chooses, with a backlog for many clients at once. */
final class Listening {

    /** The maximum number of connections that wait to be accepted. The system may allow fewer. */
    static final int BACKLOG = 4096;

    private Listening() {}

    static InetSocketAddress onAnyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    static int port(SocketAddress address) {
        return ((InetSocketAddress) address).getPort();
    }
}
