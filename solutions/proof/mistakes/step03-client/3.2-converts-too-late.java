// Mistake: converts the timeout when the channel is already open, and closes it only after an IOException.
// Fails with: [descriptors left open by 100 attempts with a null timeout]
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        IOException last = null;
        List<InetSocketAddress> addresses = resolve(host, port);
        long start = System.nanoTime();
        int left = addresses.size();
        for (InetSocketAddress address : addresses) {
            SocketChannel channel = SocketChannel.open();
            try {
                long share = (nanoseconds(timeout) - (System.nanoTime() - start)) / left;
                channel.socket().connect(address, milliseconds(share));
                return configure(channel);
            } catch (IOException e) {
                channel.close();
                last = e;
            }
            left--;
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
