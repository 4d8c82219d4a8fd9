// Mistake: an address without a host is the wildcard address.
// Fails with: which other hosts can reach
package workshop.listen;

class Listener {
    public static Listener onLoopback(int port) throws IOException {
        return listen(new InetSocketAddress(port));
    }
}
