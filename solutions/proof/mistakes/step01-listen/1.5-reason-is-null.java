// Mistake: asks the message of the cause for its words; for an unresolved host, this message is null.
// Fails with: java.lang.NullPointerException
package workshop.listen;

class Listener {
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        String reason = cause.getMessage().contains("in use") ? "another program listens there" : "" + cause;
        BindException exception = new BindException("cannot listen on " + format(address) + ": " + reason);
        exception.initCause(cause);
        try {
            channel.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
        return exception;
    }
}
