// Mistake: for an unresolved host, the channel stays open.
// Fails with: [file descriptors left open by 300 attempts on an unresolved host]
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        // With null, bind would choose the wildcard address and a free port: a service that is public by mistake.
        Objects.requireNonNull(address, "address");
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (java.nio.channels.UnresolvedAddressException e) {
            BindException exception = new BindException("cannot listen on " + address + ": unknown host");
            exception.initCause(e);
            throw exception;
        } catch (IOException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
