// Mistake: the error path of listen(address) is missing here.
// Fails with: [listening on the taken port
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is no queue: it takes 1 or more");
        }
        return new Listener(ServerSocketChannel.open().bind(address, backlog));
    }
}
