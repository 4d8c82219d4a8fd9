package workshop.listen;

import java.net.InetSocketAddress;

/** Addresses to which no listener can be bound. */
final class UnusableAddresses {

    static final InetSocketAddress UNRESOLVED = InetSocketAddress.createUnresolved("nowhere.invalid", 4711);

    /** An address for documentation (RFC 5737), which no host has. */
    static final InetSocketAddress OF_NO_HOST = new InetSocketAddress("198.51.100.7", 4711);

    /** On Linux, the JDK throws an IOException for this address that is no BindException. */
    static final InetSocketAddress MULTICAST = new InetSocketAddress("ff02::1", 4711);

    private UnusableAddresses() {}
}
