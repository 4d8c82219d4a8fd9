// Mistake: calls accept again when accept fails.
// Fails with: [the exception of acceptOne, when accept throws java.io.IOException: from accept] expected: "java.io.IOException: from accept" but was: 
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = null;
        while (child == null) {
            try {
                child = listener.accept();
            } catch (ClosedChannelException e) {
                throw e;
            } catch (IOException e) {
                LOG.warn("accept failed, trying again: {}", e.toString());
            }
        }
        try {
            return child.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (Throwable e) {
            child.close();
            throw e;
        }
    }
}
