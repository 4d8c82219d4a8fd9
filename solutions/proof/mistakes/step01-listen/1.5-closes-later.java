// Mistake: another thread closes the channel, perhaps after bindFailed has returned.
// Fails with: [whether the channel is open after bindFailed] Expecting value to be false but was true
package workshop.listen;

class Listener {
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        BindException exception = new BindException("cannot listen on " + format(address) + ": " + cause.getMessage());
        exception.initCause(cause);
        Thread.startVirtualThread(() -> {
            try {
                channel.close();
            } catch (IOException e) {
                exception.addSuppressed(e);
            }
        });
        return exception;
    }
}
