// Mistake: if accept does not block, accepts and closes the connections that wait: their clients see an end that looks regular.
// Fails with: [reading from a connection that was in the queue; at an end without a reset, read returns -1] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    @Override
    public void close() throws IOException {
        if (channel.isOpen() && !channel.isBlocking()) {
            for (var waiting = channel.accept(); waiting != null; waiting = channel.accept()) {
                waiting.close();
            }
        }
        channel.close();
    }
}
