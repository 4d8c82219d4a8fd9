// Mistake: a backlog below 1 goes through, and the JDK takes 50 for it.
// Fails with: [listening with a backlog of 0] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < -100) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is no queue: it takes 1 or more");
        }
        return open(address, backlog);
    }
}
