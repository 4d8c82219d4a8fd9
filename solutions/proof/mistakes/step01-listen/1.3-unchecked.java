// Mistake: the exception of a closed channel comes as an unchecked exception.
// Fails with: [port() of a listener whose channel is closed] Expecting actual throwable to be an instance of: java.io.IOException
package workshop.listen;

class Listener {
    public int port() throws IOException {
        try {
            return localAddress().getPort();
        } catch (IOException e) {
            throw new IllegalStateException("the listener is closed", e);
        }
    }
}
