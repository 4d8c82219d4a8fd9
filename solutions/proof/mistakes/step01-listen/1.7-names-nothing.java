// Mistake: the error message does not name the wrong number.
// Fails with: to contain: "0"
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("the backlog must be positive");
        }
        return open(address, backlog);
    }
}
