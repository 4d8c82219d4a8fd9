// Mistake: connects to see whether the port is in use, and so leaves a connection in the queue of the other program.
// Fails with: [a connection in the queue of the socket that has the port]
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            if (address.getPort() != 0 && answers(address)) {
                throw new BindException("Address already in use");
            }
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }

    private static boolean answers(InetSocketAddress address) {
        try (java.net.Socket client = new java.net.Socket()) {
            client.connect(address, 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
