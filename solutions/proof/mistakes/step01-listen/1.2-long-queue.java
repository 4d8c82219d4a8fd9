// Mistake: the largest possible backlog; the Javadoc promises the default of the JDK.
// Seen on: Linux
// Fails with: [connections in the accept queue with the JDK's default backlog of 50; Linux lets one more wait] expected: 51
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        return open(address, Integer.MAX_VALUE);
    }
}
