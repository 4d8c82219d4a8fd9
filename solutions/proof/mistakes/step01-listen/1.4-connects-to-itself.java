// Mistake: connects to the listener over the addresses of the networks, and leaves these connections in the queue.
// Seen on: a network
// Fails with: [the remote port of the next connection in the queue]
package workshop.listen;

class Listener {
    public boolean isReachableFromOtherHosts() throws IOException {
        int port = port();
        return java.net.NetworkInterface.networkInterfaces()
                .flatMap(java.net.NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .anyMatch(address -> connects(new InetSocketAddress(address, port)));
    }

    private static boolean connects(InetSocketAddress address) {
        try (java.net.Socket socket = new java.net.Socket()) {
            socket.connect(address, 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
