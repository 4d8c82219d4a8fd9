// Mistake: passes the system's message on as it is.
// Red says: Expecting throwable message: "Address already in use" to contain
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
