// Mistake: clears the interrupt before closing, and afterwards interrupts a thread that was not interrupted, too.
// Fails with: [whether the thread is interrupted after close of 100 listeners] expected: false but was: true
package workshop.listen;

class Listener {
    @Override
    public void close() throws IOException {
        Thread.interrupted();
        try {
            channel.close();
        } finally {
            Thread.currentThread().interrupt();
        }
    }
}
