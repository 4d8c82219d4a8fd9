// Mistake: the exception of the system is not attached as the cause.
// Fails with: Expecting a throwable with cause being an instance of
package workshop.listen;

class Listener {
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        BindException exception = new BindException("cannot listen on " + format(address) + ": " + cause.getMessage());
        try {
            channel.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
        return exception;
    }
}
