// Mistake: counts all failures since the start of the program, not the consecutive ones.
// Fails with: waited for the accept loop to wait only shortly at first, when accept fails again after a success, and it did not come
// Seen on: Linux
package workshop.accept;

class AcceptLoop {
    private static int failures;

    static SocketChannel acceptNext(ServerSocketChannel listener) {
        while (true) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException e) {
                failures++;
                backOff(e, failures);
            }
        }
    }
}
