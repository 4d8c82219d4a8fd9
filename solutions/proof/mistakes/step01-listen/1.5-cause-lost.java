// Mistake: what the system said is not attached.
// Fails with: Expecting a throwable with cause being an instance of
package workshop.listen;

class Listener {
    static BindException giveUp(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        BindException clear = new BindException("cannot listen on " + text(address) + ": " + cause.getMessage());
        try {
            channel.close();
        } catch (IOException e) {
            clear.addSuppressed(e);
        }
        return clear;
    }
}
