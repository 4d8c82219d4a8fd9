// Mistake: reports only the message of the system, which names no address.
// Fails with: " to contain: "127.0.0.1"
package workshop.listen;

class Listener {
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        BindException exception = new BindException(cause.getMessage());
        exception.initCause(cause);
        try {
            channel.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
        return exception;
    }
}
