package workshop.benchmarks.contenders;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The arguments of a contender.
 *
 * @param port the port of the peer, on loopback; 0 for a contender that is a server
 * @param payload the length of the payloads that it sends, in bytes; 0 if it sends no messages
 * @param wireBytes the average number of bytes that an encoded message takes in the stream that it receives
 */
public record Assignment(int port, int payload, double wireBytes) {

    /** For a server, which needs no arguments. */
    public static final Assignment SERVE = new Assignment(0, 0, 0);

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    String url() {
        InetAddress host = InetAddress.getLoopbackAddress();
        return "nats://" + (host instanceof Inet6Address ? "[::1]" : host.getHostAddress()) + ":" + port;
    }

    /** Returns the arguments of a command. */
    public String[] toArguments() {
        return new String[] {Integer.toString(port), Integer.toString(payload), Double.toString(wireBytes)};
    }

    static Assignment of(String... arguments) {
        return new Assignment(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Double.parseDouble(arguments[2]));
    }
}
