// Mistake: a set of the addresses in use keeps an address that could not be bound.
// Fails with: after the other socket was closed] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    private static final java.util.Set<InetSocketAddress> FAILED = java.util.concurrent.ConcurrentHashMap.newKeySet();

    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        FAILED.add(address);
        BindException exception = new BindException("cannot listen on " + format(address) + ": " + cause.getMessage());
        exception.initCause(cause);
        try {
            channel.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
        return exception;
    }

    public static Listener listen(InetSocketAddress address) throws IOException {
        if (FAILED.contains(address)) {
            throw bindFailed(ServerSocketChannel.open(), address, new BindException("the address is in use"));
        }
        return open(address, 0);
    }
}
