// Mistake: an address without a host is the wildcard.
// Fails with: which other machines can reach
package workshop.listen;

class Listener {
    public static Listener onLoopback(int port) throws IOException {
        return listen(new InetSocketAddress(port));
    }
}
