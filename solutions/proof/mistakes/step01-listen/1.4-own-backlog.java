// Mistake: only 10 clients can wait: the listener on every interface has a backlog of its own.
// Seen on: Linux
// Fails with: that must fit into the accept queue, and it did not come
package workshop.listen;

class Listener {
    public static Listener onEveryInterface(int port) throws IOException {
        return open(new InetSocketAddress(port), 10);
    }
}
