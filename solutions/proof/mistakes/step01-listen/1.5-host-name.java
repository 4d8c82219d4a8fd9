// Mistake: names the host in place of the address, after a search for its name.
// Fails with: " to contain: "127.0.0.1"
package workshop.listen;

class Listener {
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        BindException exception =
                new BindException("cannot listen on host " + address.getHostName() + ", port " + address.getPort());
        exception.initCause(cause);
        try {
            channel.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
        return exception;
    }
}
