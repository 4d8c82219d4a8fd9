// Mistake: connects to see whether the port is in use, so the exception has no cause.
// Fails with: , which is in use] Expecting a throwable with cause being an instance of
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        if (address.getPort() != 0 && answers(address)) {
            throw new BindException("cannot listen on " + format(address) + ": the port is in use");
        }
        return open(address, 0);
    }

    private static boolean answers(InetSocketAddress address) {
        try (java.net.Socket client = new java.net.Socket()) {
            client.connect(address, 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
