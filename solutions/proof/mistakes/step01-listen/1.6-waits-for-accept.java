// Mistake: drains the queue first, and configureBlocking waits for the thread that is blocked in accept.
// Fails with: waited for the return of close while another thread is blocked in accept, and it did not come
package workshop.listen;

class Listener {
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.configureBlocking(false);
            for (var waiting = channel.accept(); waiting != null; waiting = channel.accept()) {
                waiting.setOption(java.net.StandardSocketOptions.SO_LINGER, 0); // closes with a reset
                waiting.close();
            }
        }
        channel.close();
    }
}
