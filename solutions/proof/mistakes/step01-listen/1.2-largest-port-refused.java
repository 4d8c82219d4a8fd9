// Mistake: refuses 65535, by a comparison that is off by one.
// Fails with: [listening on port 65535] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        if (address.getPort() >= 65_535) {
            throw new IllegalArgumentException("not a port: " + address.getPort());
        }
        return open(address, 0);
    }
}
