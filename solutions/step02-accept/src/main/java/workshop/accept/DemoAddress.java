package workshop.accept;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** The address of this step's demo: loopback, with port 33333 or the port in the system property {@code port}. */
final class DemoAddress {

    private DemoAddress() {}

    /**
     * Returns the loopback address of this system, with the port.
     *
     * @param lowestPort 0 for a server, since port 0 lets the operating system choose; 1 for a client
     * @throws IllegalArgumentException if the property is not a number from {@code lowestPort} to 65535; the error
     *     message names the value and the bounds
     */
    static InetSocketAddress get(int lowestPort) {
        String port = System.getProperty("port", "33333");
        // Integer.parseInt alone would also accept a sign, and digits of other scripts, such as Arabic-Indic ones.
        int number = port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : -1;
        if (number < lowestPort || number > 65_535) {
            throw new IllegalArgumentException(
                    "the port is \"" + port + "\", but must be a number from " + lowestPort + " to 65535");
        }
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), number);
    }

    /** The host in the form that system tools use: {@code ::1}, where Java prints {@code 0:0:0:0:0:0:0:1}. */
    static String host(SocketAddress address) {
        return ((InetSocketAddress) address).getAddress().getHostAddress().replace("0:0:0:0:0:0:0:", "::");
    }
}
