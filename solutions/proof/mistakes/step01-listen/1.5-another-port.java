// Mistake: takes a free port when this one is in use.
// Fails with: , whose port is in use] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    public static Listener onLoopback(int port) throws IOException {
        try {
            return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            return onAnyPort();
        }
    }
}
