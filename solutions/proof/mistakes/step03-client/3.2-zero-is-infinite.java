// Mistake: takes a timeout of zero for no limit, as the socket does.
// Seen on: Linux
// Fails with: within 0 ns, and it did not come
package workshop.client;

class Connector {
    private static long nanoseconds(Duration timeout) {
        return timeout.isZero() ? Long.MAX_VALUE / 2 : Math.max(0, TimeUnit.NANOSECONDS.convert(timeout));
    }
}
