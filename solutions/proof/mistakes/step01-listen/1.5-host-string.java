// Mistake: names the host of the address, which is localhost for the loopback address.
// Fails with: " to contain: "127.0.0.1"
package workshop.listen;

class Listener {
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        BindException exception =
                new BindException("cannot listen on " + address.getHostString() + ":" + address.getPort());
        exception.initCause(cause);
        try {
            channel.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
        return exception;
    }
}
