// Mistake: asks an unresolved address for its InetAddress, which is null.
// Fails with: java.lang.NullPointerException
package workshop.listen;

class Listener {
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        BindException exception = new BindException(
                "cannot listen on " + address.getAddress().getHostAddress() + ":" + address.getPort());
        exception.initCause(cause);
        try {
            channel.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
        return exception;
    }
}
