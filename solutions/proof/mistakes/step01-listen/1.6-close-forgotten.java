// Mistake: the channel stays open.
// Fails with: after close the channel is still open, and the port is still in use
package workshop.listen;

class Listener {
    @Override
    public void close() throws IOException {
        channel.getLocalAddress();
    }
}
