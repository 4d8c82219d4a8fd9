// Mistake: a backlog of 1, since only one client is expected; the Javadoc promises the default of the JDK.
// Seen on: Linux
// Fails with: that must fit into the accept queue, and it did not come
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        return open(address, 1);
    }
}
