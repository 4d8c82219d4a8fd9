// Mistake: try-with-resources closes each channel, also the one that is connected.
// Fails with: [the second attempt is connected, now that a program listens]
package workshop.client;

class Connector {
    private static SocketChannel connectWithin(long nanoseconds, InetSocketAddress address) throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.socket().connect(address, milliseconds(nanoseconds));
            return configure(channel);
        }
    }
}
