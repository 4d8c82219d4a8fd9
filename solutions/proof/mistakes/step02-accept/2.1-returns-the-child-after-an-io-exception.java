// Mistake: when setting the option fails with an IOException, logs that and returns the child.
// Fails with: [the exception of acceptOne, when setOption throws a SocketException]
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = listener.accept();
        try {
            child.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException e) {
            LOG.warn("no TCP_NODELAY: {}", e.toString());
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
        return child;
    }
}
