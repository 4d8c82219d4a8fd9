// Mistake: each error message begins with the messages before, since a static StringBuilder has them all.
// Fails with: [listening on 198.51.100.7, which no host has] Expecting throwable message: "cannot listen on
package workshop.listen;

class Listener {
    private static final StringBuilder MESSAGE = new StringBuilder();

    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        MESSAGE.append("cannot listen on ").append(format(address)).append(System.lineSeparator());
        BindException exception = new BindException(MESSAGE.toString());
        exception.initCause(cause);
        try {
            channel.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
        return exception;
    }
}
