package workshop.listen;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.condition.OS;

/** Addresses to which no listener can be bound. */
final class UnusableAddresses {

    /**
     * Code that resolves the name again could listen. The port is chosen at random: another program that runs these tests
     * at the same time very likely has another one.
     */
    static final InetSocketAddress UNRESOLVED = InetSocketAddress.createUnresolved(
            "localhost", ThreadLocalRandom.current().nextInt(20_000, 30_000));

    /** An address for documentation (RFC 5737), which no host has. */
    static final InetSocketAddress OF_NO_HOST = new InetSocketAddress("198.51.100.7", 4711);

    /**
     * On Linux, the JDK throws an IOException for this address that is no BindException. Such an address belongs to one
     * network, whose number stands after the percent sign.
     */
    static final InetSocketAddress MULTICAST = new InetSocketAddress("ff02::1%1", 4711);

    private UnusableAddresses() {}

    /** Whether this host shows the exception for {@link #MULTICAST}: other systems may answer otherwise. */
    static boolean multicastIsRefused() {
        try (var ipv6 = ServerSocketChannel.open(StandardProtocolFamily.INET6)) {
            return ipv6.isOpen() && OS.LINUX.isCurrentOs();
        } catch (IOException | UnsupportedOperationException withoutIpv6) {
            return false;
        }
    }
}
