// Mistake: changes the host to lower case first: the error message names another host than the caller.
// Fails with: Expecting throwable message:
// Fails with: to contain: "Unknown..invalid" but did not.
package workshop.client;

class Connector {
    private static List<InetSocketAddress> resolve(String given, int port) throws UnknownHostException {
        String host = given.strip().toLowerCase(java.util.Locale.ROOT);
        if (host.isEmpty()) {
            throw new IllegalArgumentException("the name of the host is empty");
        }
        List<InetSocketAddress> addresses = new ArrayList<>();
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                addresses.add(new InetSocketAddress(address, port));
            }
        } catch (UnknownHostException e) {
            throw new UnknownHostException(errorMessage(host, port) + ": unknown host");
        }
        return addresses;
    }
}
