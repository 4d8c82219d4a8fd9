// Mistake: the channel stays open.
// Red says: after close the channel is still open, and the port still taken
package workshop.listen;

class Listener {
    @Override
    public void close() throws IOException {
        channel.getLocalAddress();
    }
}
