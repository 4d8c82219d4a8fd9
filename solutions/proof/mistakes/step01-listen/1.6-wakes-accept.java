// Mistake: connects to the listener itself, to end an accept that waits: that accept returns a connection.
// Fails with: [the accept in which a thread was blocked when the listener was closed] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try (java.net.Socket client = new java.net.Socket()) {
                int port = ((java.net.InetSocketAddress) channel.getLocalAddress()).getPort();
                client.connect(new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), port), 500);
            }
            channel.close();
        }
    }
}
