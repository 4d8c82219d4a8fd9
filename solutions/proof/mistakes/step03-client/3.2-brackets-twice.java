// Mistake: puts brackets around an IPv6 address that has them already.
// Seen on: IPv6
// Fails with: [the error of connecting to the IPv6 address [::1]] Expecting throwable message
package workshop.client;

class Connector {
    private static String errorMessage(String host, int port) {
        return "cannot connect to " + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
