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
 * ends, its bucket stays with its host. The next connection from there gets the emptiest of these buckets, or shares the
 * bucket of a connection that was slowed down, until that bucket is full again. Other guests at one address, such as a class
 * room behind a NAT, have a rate of their own each. The messages that others hear from one host are limited too, to the rate
 * of {@link #GUESTS_PER_HOST} guests, since one client can open many connections. Connections that share a bucket have no
 * turns: a message that costs many tokens waits until the others leave so many in the bucket.
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
        return new Lease(host, host.lend());
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

        private final List<Bucket> buckets = new ArrayList<>();
        private final TokenBucket all = new TokenBucket((double) GUESTS_PER_HOST * perSecond, nanoTime);

        Bucket lend() {
            Bucket bucket = buckets.stream()
                    .filter(Bucket::isForNext)
                    .min(Comparator.comparingDouble(known -> known.tokens.tokens()))
                    .orElseGet(this::newBucket);
            bucket.leases++;
            return bucket;
        }

        private Bucket newBucket() {
            Bucket bucket = new Bucket(new TokenBucket(perSecond, nanoTime));
            buckets.add(bucket);
            return bucket;
        }

        boolean isAsNew() {
            buckets.removeIf(bucket -> bucket.leases == 0 && bucket.tokens.isFull());
            return buckets.isEmpty() && all.isFull();
        }
    }

    /** A bucket, and the number of connections that use it. */
    private static final class Bucket {

        private final TokenBucket tokens;
        private int leases;

        /** A message had to wait for tokens. */
        private boolean exhausted;

        Bucket(TokenBucket tokens) {
            this.tokens = tokens;
        }

        /** Whether the next connection should get this bucket rather than a new one, which is full. */
        boolean isForNext() {
            exhausted &= !tokens.isFull();
            return leases == 0 || exhausted;
        }
    }

    /** The right of one connection to use a bucket, until it is released. */
    final class Lease {

        private final Host host;
        private final Bucket bucket;
        private boolean released;

        private Lease(Host host, Bucket bucket) {
            this.host = host;
            this.bucket = bucket;
        }

        /**
         * Takes the tokens for a message, if they are there.
         *
         * @param length in bytes
         * @return 0 if the message may pass now; otherwise when to try again, in nanoseconds from now
         */
        long take(int length) {
            synchronized (RateLimits.this) {
                boolean isHeard = length > TYPE_ONLY;
                long own = bucket.tokens.nanosUntil(length);
                bucket.exhausted |= own > 0;
                long nanos = isHeard ? Math.max(own, host.all.nanosUntil(length)) : own;
                if (nanos == 0) {
                    bucket.tokens.take(length);
                    if (isHeard) {
                        host.all.take(length);
                    }
                }
                return nanos;
            }
        }

        /** Leaves the bucket to the next connection from the same host. Idempotent. */
        void release() {
            synchronized (RateLimits.this) {
                if (!released) {
                    released = true;
                    bucket.leases--;
                }
            }
        }
    }
}
