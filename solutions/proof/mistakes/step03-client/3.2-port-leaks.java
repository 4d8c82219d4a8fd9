// Mistake: opens the channel before the port is checked, and closes it only after an IOException.
// Fails with: attempts with port 65536]
package workshop.client;

import java.util.Arrays;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("no host");
        }
        long deadline = System.nanoTime() + nanoseconds(timeout);
        IOException last = null;
        List<InetAddress> addresses;
        try {
            addresses = Arrays.asList(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new UnknownHostException(errorMessage(host, port));
        }
        int left = addresses.size();
        for (InetAddress address : addresses) {
            SocketChannel channel = SocketChannel.open();
            try {
                int limit = milliseconds((deadline - System.nanoTime()) / left--);
                channel.socket().connect(new InetSocketAddress(address, port), limit);
                return configure(channel);
            } catch (IOException e) {
                channel.close();
                last = e;
            }
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
