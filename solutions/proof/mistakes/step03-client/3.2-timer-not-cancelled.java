// Mistake: a timer closes the channel after the timeout, also after a success.
// Seen on: Linux
// Fails with: [the channel is still open, 400 ms after it was connected with a timeout of 300 ms]
package workshop.client;

class Connector {
    private static SocketChannel connectWithin(long nanoseconds, InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(milliseconds(nanoseconds));
                channel.close();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        channel.connect(address);
        return configure(channel);
    }
}
