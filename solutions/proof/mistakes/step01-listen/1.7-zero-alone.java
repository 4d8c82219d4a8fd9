// Mistake: refuses 0, and not the negative numbers.
// Fails with: [listening with a backlog of -7, which is below 1] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog == 0) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        return open(address, backlog);
    }
}
