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
 * Lends a {@link TokenBucket} to each connection, so that a client gains nothing by connecting again. When a connection
 * ends, its bucket stays with its host, and the next connection from there gets the emptiest of them. So guests who share
 * one address, such as a class room behind a NAT, still have a rate of their own each. The messages that others hear from
 * one host are limited too, to the rate of {@link #GUESTS_PER_HOST} guests, since one client can open many connections.
 *
 * <p>A host is an IPv4 address or an IPv6 network of 64 bits, within which one machine can choose any address.
 *
 * <p>Thread-safe. Call {@link #forgetFull} now and then.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4291#section-2.5.4">RFC 4291, section 2.5.4: interface identifiers have
 *     64 bits</a>
 */
final class RateLimits {

    /** The rate of how many guests one host may have. */
    static final int GUESTS_PER_HOST = 30;

    /** The length of a message that no other guest receives, in bytes: a type without fields, such as a keepalive. */
    private static final int TYPE_ONLY = Integer.BYTES;

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

    /** Forgets each bucket that is full again, since a new one would be the same. Otherwise memory would fill up. */
    synchronized void forgetFull() {
        hosts.values().removeIf(Host::isAsNew);
    }

    /** How many hosts are remembered. */
    synchronized int hosts() {
        return hosts.size();
    }

    /** The buckets of one host. */
    private final class Host {

        private final List<TokenBucket> left = new ArrayList<>();
        private final TokenBucket all = new TokenBucket((double) GUESTS_PER_HOST * perSecond, nanoTime);
        private int leases;

        TokenBucket takeEmptiest() {
            TokenBucket emptiest = left.stream()
                    .min(Comparator.comparingDouble(TokenBucket::tokens))
                    .orElseGet(() -> new TokenBucket(perSecond, nanoTime));
            left.remove(emptiest);
            return emptiest;
        }

        boolean isAsNew() {
            left.removeIf(TokenBucket::isFull);
            return leases == 0 && left.isEmpty() && all.isFull();
        }
    }

    /** The right of one connection to use a bucket, until it is released. */
    final class Lease {

        private final Host host;
        private final TokenBucket own;
        private boolean released;

        private Lease(Host host, TokenBucket own) {
            this.host = host;
            this.own = own;
        }

        /** As {@link TokenBucket#tryTake}. */
        boolean tryTake(int length) {
            synchronized (RateLimits.this) {
                return !released && own.tryTake(length) && (length <= TYPE_ONLY || host.all.tryTake(length));
            }
        }

        /** Leaves the bucket to the next connection from the same host. Idempotent. */
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
