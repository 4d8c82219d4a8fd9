package workshop.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Resolves names for the tests, most of them to two addresses. The JDK finds this class in {@code META-INF/services}, and
 * asks it for every name. It leaves all other names to the resolver of the system.
 */
public final class DualAddressResolver extends InetAddressResolverProvider {

    static final InetAddress ONE = literal("127.0.0.1");

    /** The IPv6 loopback address. Without IPv6, another address of 127.0.0.0/8: Linux and Windows have all of them. */
    static final InetAddress OTHER = canBeListenedOn(literal("::1")) ? literal("::1") : literal("127.0.0.2");

    /** The addresses of {@link #slowName}. */
    static final List<InetAddress> SEVEN =
            IntStream.rangeClosed(11, 17).mapToObj(DualAddressResolver::more).toList();

    /** No name below .test is a real name (RFC 6761, section 6.2). */
    static final String ONE_FIRST = "one-first.test";

    static final String OTHER_FIRST = "other-first.test";

    /** {@link #OTHER}, then {@link #ONE}, and three more. */
    static final String OTHER_FIRST_OF_FIVE = "other-first-of-five.test";

    /** {@link #ONE} and three addresses at which no program listens, then {@link #OTHER}, and one more. */
    static final String OTHER_FIFTH_OF_SIX = "other-fifth-of-six.test";

    /**
     * TCP must refuse to connect to a broadcast address (RFC 9293, section 3.9.2.3). The error is another one than that
     * of an address at which no program listens.
     */
    static final InetAddress BROADCAST = literal("255.255.255.255");

    static final String BROADCAST_FIRST = "broadcast-first.test";

    private static final String SLOW = ".slow.test";

    private static final AtomicLong SLOW_NAMES = new AtomicLong(System.nanoTime());

    private static final Map<String, List<InetAddress>> HOSTS = Map.of(
            ONE_FIRST,
            List.of(ONE, OTHER),
            OTHER_FIRST,
            List.of(OTHER, ONE),
            OTHER_FIRST_OF_FIVE,
            List.of(OTHER, ONE, more(1), more(2), more(3)),
            OTHER_FIFTH_OF_SIX,
            List.of(ONE, more(1), more(2), more(3), OTHER, more(4)),
            BROADCAST_FIRST,
            List.of(BROADCAST, ONE));

    /** A new name, because the JDK remembers the addresses of a name. */
    static String slowName() {
        return SLOW_NAMES.incrementAndGet() + SLOW;
    }

    /** Takes 300 ms, as a slow name server may do. */
    private static Stream<InetAddress> lookUpSlowly() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return SEVEN.stream();
    }

    /** Further addresses, all different, as those of a real host are. Linux has all of 127.0.0.0/8. */
    private static InetAddress more(int number) {
        return literal("127.1.0." + number);
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean canBeListenedOn(InetAddress address) {
        try (ServerSocket listener = new ServerSocket(0, 1, address)) {
            return listener.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** A port that no program uses at {@link #ONE} or at {@link #OTHER}. */
    static int freePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try (ServerSocket one = new ServerSocket(0, 1, ONE);
                    ServerSocket other = new ServerSocket(one.getLocalPort(), 1, OTHER)) {
                return other.getLocalPort();
            } catch (BindException inUse) {
                if (attempt == 100) {
                    throw inUse;
                }
            }
        }
    }

    @Override
    public String name() {
        return "two addresses";
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver system = configuration.builtinResolver();
        return new InetAddressResolver() {

            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                if (host.endsWith(SLOW)) {
                    return lookUpSlowly();
                }
                return HOSTS.containsKey(host) ? HOSTS.get(host).stream() : system.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return system.lookupByAddress(address);
            }
        };
    }
}
