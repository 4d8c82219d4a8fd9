// Mistake: a backlog below 1 is not refused, and the JDK uses 50 in its place.
// Fails with: [listening with a backlog of 0, which is below 1] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < -100) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        return open(address, backlog);
    }
}
