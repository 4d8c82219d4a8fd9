package workshop.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Addresses that only this machine can reach. */
final class Loopback {

    private Loopback() {}

    /** This machine's loopback address, with port 0: the operating system picks the port. */
    static InetSocketAddress anyPort() {
        return at(0);
    }

    static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Binds a port without listening on it: no other program gets it, and a connection to it is refused. */
    static int refusingPort(Socket owner) throws IOException {
        owner.bind(anyPort());
        return owner.getLocalPort();
    }
}
