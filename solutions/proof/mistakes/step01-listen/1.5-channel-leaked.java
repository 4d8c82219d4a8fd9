// Mistake: the channel that could not be bound stays open.
// Fails with: [descriptors left open by 300 refused listeners]
package workshop.listen;

class Listener {
    static BindException giveUp(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        BindException clear = new BindException("cannot listen on " + text(address) + ": " + cause.getMessage());
        clear.initCause(cause);
        try {
            channel.getLocalAddress();
        } catch (IOException e) {
            clear.addSuppressed(e);
        }
        return clear;
    }
}
