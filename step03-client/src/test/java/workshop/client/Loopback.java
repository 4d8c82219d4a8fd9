package workshop.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Addresses that only this machine can reach. */
final class Loopback {

    private Loopback() {}

    /** This machine's loopback address, with a port of the operating system's choice. */
    static InetSocketAddress anyPort() {
        return at(0);
    }

    static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Takes a port, so that nobody else gets it, and does not listen on it: whoever connects there is refused. */
    static int refusingPort(Socket owner) throws IOException {
        owner.bind(anyPort());
        return owner.getLocalPort();
    }
}
