// Mistake: the channel that could not be bound stays open.
// Fails with: [whether the channel is open after bindFailed] Expecting value to be false but was true
package workshop.listen;

class Listener {
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        BindException exception = new BindException("cannot listen on " + format(address) + ": " + cause.getMessage());
        exception.initCause(cause);
        try {
            channel.getLocalAddress();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
        return exception;
    }
}
