// Mistake: takes onAnyPort for port 0, and so listens on loopback alone.
// Fails with: is reachable from other hosts] expected: true but was: false
package workshop.listen;

class Listener {
    public static Listener onEveryInterface(int port) throws IOException {
        return port == 0 ? onAnyPort() : listen(new InetSocketAddress(port));
    }
}
