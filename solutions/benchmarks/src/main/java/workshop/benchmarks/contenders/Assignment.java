package workshop.benchmarks.contenders;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * What a contender is told.
 *
 * @param port where the other side listens, on loopback; 0 for a contender that is a server
 * @param payload bytes in a message that it sends; 0 if it sends none
 * @param wireBytes how many bytes a message takes in the stream that it receives, on average
 */
public record Assignment(int port, int payload, double wireBytes) {

    /** For a server, which is told nothing: others come to it. */
    public static final Assignment SERVE = new Assignment(0, 0, 0);

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    String url() {
        InetAddress host = InetAddress.getLoopbackAddress();
        return "nats://" + (host instanceof Inet6Address ? "[::1]" : host.getHostAddress()) + ":" + port;
    }

    /** As arguments of a command. */
    public String[] toArguments() {
        return new String[] {Integer.toString(port), Integer.toString(payload), Double.toString(wireBytes)};
    }

    static Assignment of(String... arguments) {
        return new Assignment(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Double.parseDouble(arguments[2]));
    }
}
