// Mistake: tries only the first address of the host.
// Fails with: whose first address refuses the connection] Expecting code not to raise a throwable but caught
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        try {
            return connectWithin(nanoseconds(timeout), resolve(host, port).getFirst());
        } catch (UnknownHostException e) {
            throw e;
        } catch (IOException e) {
            throw new ConnectException(errorMessage(host, port) + ": " + e.getMessage());
        }
    }
}
