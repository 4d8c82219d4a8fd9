// Mistake: the format of the message contains the address, and that of one network has a percent sign.
// Seen on: Linux
// Fails with: [listening on the multicast address ff02::1] Expecting actual throwable to be an instance of: java.net.BindException but was: java.util.UnknownFormatConversionException
package workshop.listen;

class Listener {
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        var exception = new BindException(String.format("cannot listen on " + address + ": %s", cause.getMessage()));
        exception.initCause(cause);
        try {
            channel.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
        return exception;
    }
}
