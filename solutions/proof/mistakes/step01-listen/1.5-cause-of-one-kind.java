// Mistake: attaches only an IOException as the cause.
// Fails with: [listening on an unresolved host] Expecting a throwable with cause being an instance of
// Fails with: [the cause of the exception that bindFailed returns for an UnresolvedAddressException]
package workshop.listen;

class Listener {
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        BindException exception = new BindException("cannot listen on " + format(address) + ": " + cause.getMessage());
        if (cause instanceof IOException) {
            exception.initCause(cause);
        }
        try {
            channel.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
        return exception;
    }
}
