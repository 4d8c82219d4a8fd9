// Mistake: the backlog never reaches bind.
// Seen on: Linux
// Fails with: [connections in the accept queue with a backlog of 1; Linux lets one more wait] expected: 2
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        return open(address, 0);
    }
}
