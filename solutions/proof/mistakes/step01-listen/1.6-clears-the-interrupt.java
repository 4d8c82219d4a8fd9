// Mistake: clears the interrupt of the calling thread, so that the interrupt cannot disturb the close.
// Fails with: [whether the thread is interrupted after close in an interrupted thread]
package workshop.listen;

class Listener {
    @Override
    public void close() throws IOException {
        Thread.interrupted();
        channel.close();
    }
}
