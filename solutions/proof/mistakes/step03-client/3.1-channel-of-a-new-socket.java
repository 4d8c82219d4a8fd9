// Mistake: takes the channel of a new Socket, which has none.
// Fails with: [the channel that connect returned]
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        java.net.Socket socket = new java.net.Socket();
        try {
            socket.connect(address);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return socket.getChannel();
    }
}
