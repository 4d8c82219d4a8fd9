// Mistake: an address without a host is the wildcard.
// Fails with: [where onAnyPort listens]
package workshop.listen;

class Listener {
    public static Listener onAnyPort() throws IOException {
        return listen(new InetSocketAddress(0));
    }
}
