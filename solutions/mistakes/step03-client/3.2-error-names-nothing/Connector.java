// Mistake: passes the JDK's exception on, which does not say where it wanted to connect.
// Red says: " to contain: "127.0.0.1"
// Red says: "unknown host" to contain: "nobody..invalid"
package workshop.client;

class Connector {
    private static ConnectException withAddress(String host, int port, IOException cause) {
        return new ConnectException(cause.getMessage());
    }
}
