package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the rate limits, by address")
class RateLimitsTest {

    private static final int BURST = 10 * TokenBucket.BURST_SECONDS;

    private static final int SHORT = 100;
    private static final int KEEPALIVE = 4;

    private long now = 42;
    private final RateLimits limits = new RateLimits(10, () -> now);

    private RateLimits.Lease from(String address) {
        try {
            return limits.acquire(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static int allowed(RateLimits.Lease lease) {
        int count = 0;
        while (lease.take(SHORT) == 0) {
            count++;
        }
        return count;
    }

    @Test
    @DisplayName("two connections from one address have a bucket each")
    void each() {
        RateLimits.Lease first = from("192.0.2.1");
        RateLimits.Lease second = from("192.0.2.1");
        assertThat(allowed(first)).isEqualTo(BURST);
        assertThat(allowed(second)).isEqualTo(BURST);
    }

    @Test
    @DisplayName("the next connection gets the emptiest bucket that was left, with the tokens that came meanwhile")
    void inherited() {
        RateLimits.Lease busy = from("192.0.2.1");
        RateLimits.Lease quiet = from("192.0.2.1");
        allowed(busy);
        quiet.take(SHORT);
        quiet.release();
        busy.release();
        now += TimeUnit.MILLISECONDS.toNanos(50);
        assertThat(from("192.0.2.1").take(SHORT)).as("nanoseconds for the next").isBetween(49_000_000L, 51_000_000L);
        now += TimeUnit.SECONDS.toNanos(TokenBucket.BURST_SECONDS);
        assertThat(allowed(from("192.0.2.1"))).as("the one after it").isEqualTo(BURST);
        assertThat(allowed(from("192.0.2.2"))).as("another address").isEqualTo(BURST);
    }

    @Test
    @DisplayName(
            "after a connection was slowed down, a new one from its address shares its bucket until it is full again")
    void shared() {
        allowed(from("192.0.2.1"));
        RateLimits.Lease second = from("192.0.2.1");
        RateLimits.Lease third = from("192.0.2.1");
        now += TimeUnit.MILLISECONDS.toNanos(300);
        assertThat(allowed(second) + allowed(third)).isEqualTo(3);
        now += TimeUnit.SECONDS.toNanos(1);
        assertThat(allowed(from("192.0.2.1"))).as("a second later").isEqualTo(10);
        now += TimeUnit.SECONDS.toNanos(TokenBucket.BURST_SECONDS);
        assertThat(allowed(from("192.0.2.1")))
                .as("when the shared bucket is full again")
                .isEqualTo(BURST);
    }

    @Test
    @DisplayName("a bucket is given back once")
    void releasedTwice() {
        RateLimits.Lease lease = from("192.0.2.1");
        lease.release();
        RateLimits.Lease next = from("192.0.2.1");
        next.take(SHORT);
        lease.release();
        assertThat(allowed(from("192.0.2.1")))
                .as("a third, while the second is used")
                .isEqualTo(BURST);
    }

    @Test
    @DisplayName("many connections at one address share the rate of thirty guests")
    void together() {
        List<RateLimits.Lease> leases = new ArrayList<>();
        for (int i = 0; i < 3 * RateLimits.GUESTS_PER_HOST; i++) {
            leases.add(from("192.0.2.1"));
        }
        int all = leases.stream().mapToInt(RateLimitsTest::allowed).sum();
        assertThat(all)
                .as("messages of all")
                .isBetween(RateLimits.GUESTS_PER_HOST * BURST, (RateLimits.GUESTS_PER_HOST + 1) * BURST);
        RateLimits.Lease idle = leases.getLast();
        now += TimeUnit.MILLISECONDS.toNanos(100);
        assertThat(idle.take(KEEPALIVE)).as("one more, which nobody hears").isZero();
        assertThat(allowed(from("192.0.2.2"))).as("another address").isEqualTo(BURST);
    }

    @Test
    @DisplayName("an IPv6 network of 64 bits is one address, and a mapped IPv4 address is that address")
    void networks() {
        RateLimits.Lease first = from("2001:db8::1");
        allowed(first);
        first.release();
        assertThat(allowed(from("2001:db8::ffff:2"))).as("the same network").isZero();
        assertThat(allowed(from("2001:db8:0:1::1"))).as("the next network").isEqualTo(BURST);
        RateLimits.Lease four = from("192.0.2.1");
        allowed(four);
        four.release();
        assertThat(allowed(from("::ffff:192.0.2.1"))).as("the same address").isZero();
    }

    @Test
    @DisplayName("a full bucket is forgotten, and a bucket in use is not")
    void forgotten() {
        List<RateLimits.Lease> leases = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            leases.add(from("2001:db8:0:" + Integer.toHexString(i) + "::1"));
        }
        leases.forEach(lease -> lease.take(SHORT));
        leases.subList(1, 1000).forEach(RateLimits.Lease::release);
        limits.forgetFull();
        assertThat(limits.hosts()).as("hosts, at once").isEqualTo(1000);
        now += TimeUnit.SECONDS.toNanos(TokenBucket.BURST_SECONDS);
        limits.forgetFull();
        assertThat(limits.hosts()).as("hosts, when their buckets are full").isEqualTo(1);
    }
}
