// Mistake: opens a second channel to see whether the system has IPv6, and never closes it.
// Fails with: [file descriptors left open by 300 listeners whose channels are closed]
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        boolean ipv6;
        try {
            ipv6 = ServerSocketChannel.open(java.net.StandardProtocolFamily.INET6).isOpen();
        } catch (UnsupportedOperationException e) {
            ipv6 = false;
        }
        ServerSocketChannel channel = ipv6
                ? ServerSocketChannel.open(java.net.StandardProtocolFamily.INET6)
                : ServerSocketChannel.open();
        channel.bind(address);
        return new Listener(channel);
    }
}
