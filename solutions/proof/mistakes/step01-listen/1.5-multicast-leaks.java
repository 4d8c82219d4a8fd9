// Mistake: closes the channel only after a BindException, and some addresses make bind throw another one.
// Seen on: Linux
// Fails with: [file descriptors left open by 300 attempts on a multicast address]
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        // With null, bind would choose the wildcard address and a free port: a service that is public by mistake.
        Objects.requireNonNull(address, "address");
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (BindException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        } catch (IOException e) {
            BindException exception = new BindException("cannot listen on " + address + ": " + e.getMessage());
            exception.initCause(e);
            throw exception;
        }
    }
}
