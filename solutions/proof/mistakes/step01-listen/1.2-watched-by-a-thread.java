// Mistake: a thread for each listener looks every 30 seconds whether the channel is open, and so outlives the channel.
// Fails with: [threads left by 100 listeners whose channels are closed]
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        Listener listener = open(address, 0);
        Thread.ofPlatform().daemon().start(listener::watch);
        return listener;
    }

    private void watch() {
        try {
            do {
                Thread.sleep(30_000);
            } while (channel.isOpen());
            System.getLogger("listen").log(System.Logger.Level.DEBUG, "the listener was closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
