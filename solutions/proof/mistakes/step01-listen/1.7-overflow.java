// Mistake: subtracts 1 from the backlog, which overflows for the smallest int.
// Fails with: [listening with a backlog of -2147483648, which is below 1] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog - 1 < 0) {
            throw new IllegalArgumentException("not a backlog: " + backlog);
        }
        return open(address, backlog);
    }
}
