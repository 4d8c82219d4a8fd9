// Mistake: passes the system's message on as it is.
// Fails with: " to contain: "127.0.0.1"
package workshop.listen;

class Listener {
    static BindException giveUp(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        BindException clear = new BindException(cause.getMessage());
        clear.initCause(cause);
        try {
            channel.close();
        } catch (IOException e) {
            clear.addSuppressed(e);
        }
        return clear;
    }
}
