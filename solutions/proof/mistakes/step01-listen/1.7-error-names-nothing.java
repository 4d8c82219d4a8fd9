// Mistake: the clean-up and the error message of exercise 1.5 are missing here.
// Fails with: " to contain: "127.0.0.1"
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        return new Listener(ServerSocketChannel.open().bind(address, backlog));
    }
}
