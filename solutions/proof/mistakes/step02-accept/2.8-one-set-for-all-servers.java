// Mistake: the set is static, so a stop closes the connections of all servers.
// Fails with: the echo to a client of another server, after the stop
package workshop.accept;

class Server {
    private static final Set<SocketChannel> inService = ConcurrentHashMap.newKeySet();
}
