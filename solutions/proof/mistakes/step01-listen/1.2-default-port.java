// Mistake: takes port 0 for a missing port, and replaces it by a fixed port.
// Fails with: [a second listener on port 0, for which the system chooses a port] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        int port = address.getPort() == 0 ? 8096 : address.getPort();
        return open(new InetSocketAddress(address.getAddress(), port), 0);
    }
}
