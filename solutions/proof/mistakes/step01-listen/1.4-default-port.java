// Mistake: takes port 0 for a missing port, and replaces it by a fixed port.
// Fails with: [a second onEveryInterface(0), for which the system chooses a port] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    public static Listener onEveryInterface(int port) throws IOException {
        return listen(new InetSocketAddress(port == 0 ? 8098 : port));
    }
}
