// Mistake: ignores the port argument, and listens on a port that the system chooses.
// Fails with: [the local port of the listener]
package workshop.listen;

class Listener {
    public static Listener onEveryInterface(int port) throws IOException {
        return listen(new InetSocketAddress(0));
    }
}
