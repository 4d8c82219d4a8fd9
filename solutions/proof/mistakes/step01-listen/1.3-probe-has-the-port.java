// Mistake: finds a free port with a socket that is open, and has the port, until listen has returned.
// Fails with: java.net.BindException: cannot listen on
package workshop.listen;

class Listener {
    public static Listener onAnyPort() throws IOException {
        try (java.net.ServerSocket probe = new java.net.ServerSocket(0)) {
            return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), probe.getLocalPort()));
        }
    }
}
