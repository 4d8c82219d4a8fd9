// Mistake: makes an unchecked exception of the exception of listen.
// Seen on: Linux
// Fails with: , whose port is in use] Expecting actual throwable to be an instance of: java.net.BindException
package workshop.listen;

class Listener {
    public static Listener onEveryInterface(int port) {
        try {
            return listen(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
