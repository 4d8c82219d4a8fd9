// Mistake: attaches the cause of the cause.
// Fails with: [the cause of the exception that bindFailed returns for an IOException]
package workshop.listen;

class Listener {
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        BindException exception = new BindException("cannot listen on " + format(address) + ": " + cause.getMessage());
        exception.initCause(cause.getCause() == null ? cause : cause.getCause());
        try {
            channel.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
        return exception;
    }
}
