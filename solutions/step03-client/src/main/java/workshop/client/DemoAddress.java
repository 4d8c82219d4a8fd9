package workshop.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Where the demo of this step listens: on loopback, on port 33333 or on the system property {@code port}. */
final class DemoAddress {

    private DemoAddress() {}

    /**
     * The loopback address of this system, and the port.
     *
     * @param lowestPort 0 for a server, which lets the operating system choose then; 1 for its client
     * @throws IllegalArgumentException if the property is not a number from {@code lowestPort} to 65535; the message
     *     names the value and the bounds
     */
    static InetSocketAddress get(int lowestPort) {
        String port = System.getProperty("port", "33333");
        // parseInt alone also takes a sign, and the digits of every script.
        int number = port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : -1;
        if (number < lowestPort || number > 65_535) {
            throw new IllegalArgumentException(
                    "-Dport is \"" + port + "\", but must be a number from " + lowestPort + " to 65535");
        }
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), number);
    }

    /** The host in the form that tools take and print: {@code ::1} where Java says {@code 0:0:0:0:0:0:0:1}. */
    static String host(SocketAddress address) {
        return ((InetSocketAddress) address).getAddress().getHostAddress().replace("0:0:0:0:0:0:0:", "::");
    }
}
