package workshop.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;

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
}
