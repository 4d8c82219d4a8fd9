// Mistake: sets the field to null, so the other methods throw a NullPointerException after close.
// Fails with: [port() after close] Expecting actual throwable to be an instance of: java.io.IOException
package workshop.listen;

class Listener {
    private ServerSocketChannel channel;

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
