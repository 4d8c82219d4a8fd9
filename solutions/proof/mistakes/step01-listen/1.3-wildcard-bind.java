// Mistake: an address without a host is the wildcard address.
// Fails with: [the address of a listener from onAnyPort]
package workshop.listen;

class Listener {
    public static Listener onAnyPort() throws IOException {
        return listen(new InetSocketAddress(0));
    }
}
