package workshop.chat.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Lends a {@link RateLimit} to each connection, so that nobody gains by connecting again. When a connection ends, its
 * bucket stays with its host, and the next connection from there gets the emptiest that is left. So guests who share one
 * address, such as a class room behind a NAT, still have a rate of their own each. What others hear from all of one host
 * together is limited too, to what {@link #GUESTS} guests may say, since one client can open many connections at once.
 *
 * <p>A host is an IPv4 address or an IPv6 network of 64 bits, within which one machine can choose any address.
 *
 * <p>Safe for use by several threads. Somebody has to call {@link #forget} now and then.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4291#section-2.5.4">RFC 4291, section 2.5.4: interface identifiers have
 *     64 bits</a>
 */
final class RateLimits {

    /** How many guests' messages may come from one host. */
    static final int GUESTS = 30;

    /** The length of a message that nobody else hears, in bytes: a type without any field, such as a keepalive. */
    private static final int TYPE_ALONE = Integer.BYTES;

    private static final int NETWORK_BYTES = 8;

    private final int perSecond;
    private final LongSupplier nanoTime;
    private final Map<ByteBuffer, Host> hosts = new HashMap<>();

    /**
     * Limits for the connections of one server.
     *
     * @param perSecond how many messages one guest may send in the long run, 1 or more
     * @param nanoTime the clock, as {@link System#nanoTime()}
     */
    RateLimits(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** Lends a bucket to a new connection from this address. */
    synchronized Lease acquire(InetAddress address) {
        Host host = hosts.computeIfAbsent(hostOf(address), unknown -> new Host());
        host.leases++;
        return new Lease(host, host.takeEmptiest());
    }

    private static ByteBuffer hostOf(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(bytes, 0, address instanceof Inet6Address ? NETWORK_BYTES : bytes.length);
    }

    /** Forgets each bucket that is full again, since a new one would be the same. Without it, memory would fill up. */
    synchronized void forget() {
        hosts.values().removeIf(Host::isAsNew);
    }

    /** How many hosts are remembered. */
    synchronized int hosts() {
        return hosts.size();
    }

    /** What connects from one address. */
    private final class Host {

        private final List<RateLimit> left = new ArrayList<>();
        private final RateLimit all = new RateLimit((double) GUESTS * perSecond, nanoTime);
        private int leases;

        RateLimit takeEmptiest() {
            RateLimit emptiest = left.stream()
                    .min(Comparator.comparingDouble(RateLimit::tokens))
                    .orElseGet(() -> new RateLimit(perSecond, nanoTime));
            left.remove(emptiest);
            return emptiest;
        }

        boolean isAsNew() {
            left.removeIf(RateLimit::isFull);
            return leases == 0 && left.isEmpty() && all.isFull();
        }
    }

    /** The bucket of one connection, until it is given back. */
    final class Lease {

        private final Host host;
        private final RateLimit own;
        private boolean released;

        private Lease(Host host, RateLimit own) {
            this.host = host;
            this.own = own;
        }

        /** Whether a message of this length, in bytes, may pass now; then it is paid. */
        boolean allows(int length) {
            synchronized (RateLimits.this) {
                return !released && own.allows(length) && (length <= TYPE_ALONE || host.all.allows(length));
            }
        }

        /** Leaves the bucket to the next connection from the same host. Releasing twice is harmless. */
        void release() {
            synchronized (RateLimits.this) {
                if (!released) {
                    released = true;
                    host.leases--;
                    host.left.add(own);
                }
            }
        }
    }
}
