// Mistake: a flag ends the second close, but the caller may have closed the channel.
// Fails with: [closing a listener whose channel is closed] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    private boolean closed;

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            System.getLogger("listener").log(System.Logger.Level.DEBUG, "closing port " + port());
            channel.close();
        }
    }
}
