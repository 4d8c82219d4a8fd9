// Mistake: bindFailed throws the exception, and does not return it.
// Fails with: thrown at bindFailed
package workshop.listen;

class Listener {
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause)
            throws BindException {
        BindException exception = new BindException("cannot listen on " + format(address) + ": " + cause.getMessage());
        exception.initCause(cause);
        try {
            channel.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
        throw exception;
    }
}
