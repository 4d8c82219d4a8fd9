// Mistake: takes the first address of a name for its only one.
// Fails with: the first address of which refuses] Expecting code not to raise a throwable but caught
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
