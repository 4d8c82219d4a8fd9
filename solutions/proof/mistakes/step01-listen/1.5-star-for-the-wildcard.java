// Mistake: writes the wildcard address as system tools do, which does not say whether it is 0.0.0.0 or ::.
// Seen on: Linux
// Fails with: which names the wildcard address]
package workshop.listen;

class Listener {
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        String text = address.isUnresolved() || !address.getAddress().isAnyLocalAddress()
                ? format(address)
                : "*:" + address.getPort();
        BindException exception = new BindException("cannot listen on " + text + ": " + cause.getMessage());
        exception.initCause(cause);
        try {
            channel.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
        return exception;
    }
}
