// Mistake: takes only a port above Linux's default range for clients, and asks again until the system chooses one.
// Fails with: did not come back within its time limit; your code hangs at
// Seen on: Linux
package workshop.listen;

class Listener {
    public static Listener onAnyPort() throws IOException {
        while (true) {
            Listener listener = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            if (listener.port() > 60_999) {
                return listener;
            }
            listener.channel.close();
            sleep();
        }
    }

    private static void sleep() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new java.io.InterruptedIOException("interrupted while looking for a port");
        }
    }
}
