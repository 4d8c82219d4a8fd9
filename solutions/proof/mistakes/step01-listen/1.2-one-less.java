// Mistake: subtracts the connection that Linux lets wait beyond the backlog.
// Seen on: Linux
// Fails with: [connections in the accept queue with the JDK's default backlog of 50; Linux lets one more wait] expected: 51
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        return open(address, 49);
    }
}
