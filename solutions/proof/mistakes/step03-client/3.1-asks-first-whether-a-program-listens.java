// Mistake: first connects a socket to see whether a program listens, and then the channel: the program gets two connections.
// Fails with: [the remote address at the server's end]
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        if (!isPortOpen(address)) {
            throw new ConnectException("no program listens at " + address);
        }
        return configure(SocketChannel.open(address));
    }

    private static boolean isPortOpen(InetSocketAddress address) {
        try (java.net.Socket socket = new java.net.Socket()) {
            socket.connect(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
