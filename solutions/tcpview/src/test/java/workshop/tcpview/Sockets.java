package workshop.tcpview;

import java.net.InetSocketAddress;
import oshi.software.os.InternetProtocolStats.TcpState;
import workshop.tcpview.TcpSocket.Owner;

/** Invented sockets, for tests. */
final class Sockets {

    static final Owner NC = new Owner(4711, "nc");

    private Sockets() {}

    static TcpSocket listening(int port) {
        return new TcpSocket(loopback(port), new InetSocketAddress(0), TcpState.LISTEN, NC, 0, 0);
    }

    static TcpSocket connection(int local, int remote) {
        return connection(local, remote, TcpState.ESTABLISHED);
    }

    static TcpSocket connection(int local, int remote, TcpState state) {
        return connection(local, remote, state, NC, 0);
    }

    static TcpSocket connection(int local, int remote, TcpState state, Owner owner, int receiveQueue) {
        return new TcpSocket(loopback(local), loopback(remote), state, owner, receiveQueue, 0);
    }

    // An IPv4 address also on a machine that prefers IPv6.
    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }
}
