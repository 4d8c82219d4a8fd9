// Mistake: a thread accepts the connections, so that the program cannot accept them.
// Fails with: was waiting for a connection in the listener's queue when its time was up
// Or with: waited for a connection in the listener's queue, and it did not come
// Or with: [connections in the accept queue with the JDK's default backlog of 50; Linux lets one more wait] expected: 51
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open().bind(address);
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    channel.accept();
                }
            } catch (IOException e) {
                // The channel is closed.
            }
        });
        return new Listener(channel);
    }
}
