// Mistake: a child whose set-up fails is left open.
// Red says: waited for the end of the child that could not be set up, and it did not come
package workshop.accept;

class AcceptLoop {
    private AcceptLoop() {}

    /**
     * Waits for a client and accepts it: a new socket, the child, which has the listener's port on this side and the
     * client's on that. The listener goes on listening.
     *
     * <p>The child gets {@code TCP_NODELAY}, so that a small answer is sent at once and does not wait for the client to
     * acknowledge the one before. If setting it up fails, with whatever exception, the child is closed: nobody else
     * could, because nobody else has seen it.
     *
     * @param listener a bound listener in blocking mode
     * @return the child, in blocking mode
     * @throws ClosedChannelException if the listener is closed, before or meanwhile
     * @throws IOException if the system has no socket to give, or the connection broke already
     * @throws UnsupportedOperationException if such sockets know no {@code TCP_NODELAY}, as those of the Unix domain
     */
    // 2.1
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = listener.accept();
        return child.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
}
