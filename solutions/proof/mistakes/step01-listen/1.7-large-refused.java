// Mistake: refuses a large backlog, although the operating system only reduces it.
// Fails with: java.lang.IllegalArgumentException: a backlog of 2147483647 is not possible
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1 || backlog > 65_535) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible");
        }
        return open(address, backlog);
    }
}
