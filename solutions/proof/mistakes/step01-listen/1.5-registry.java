// Mistake: a set of the addresses in use forgets an address in close only, but the caller may close the channel.
// Fails with: , after this listener's channel was closed] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    private static final java.util.Set<InetSocketAddress> IN_USE = java.util.concurrent.ConcurrentHashMap.newKeySet();

    public static Listener listen(InetSocketAddress address) throws IOException {
        if (address.getPort() != 0 && !IN_USE.add(address)) {
            throw bindFailed(ServerSocketChannel.open(), address, new BindException("the address is in use"));
        }
        try {
            return open(address, 0);
        } catch (BindException e) {
            IN_USE.remove(address);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            IN_USE.remove(localAddress());
        }
        channel.close();
    }
}
