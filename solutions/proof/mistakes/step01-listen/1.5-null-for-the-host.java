// Mistake: the message has the InetAddress, which is null for an unresolved host.
// Fails with: [listening on an unresolved host] Expecting throwable message:
package workshop.listen;

class Listener {
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        BindException exception = new BindException(
                "cannot listen on " + address.getAddress() + ":" + address.getPort() + ": " + cause.getMessage());
        exception.initCause(cause);
        try {
            channel.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
        return exception;
    }
}
