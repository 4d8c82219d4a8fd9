// Mistake: begins to count again when some time has passed since the last failure. But the wait itself takes that long.
// Fails with: after the seventh of seven consecutive failures, the loop waited 
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        int failures = 0;
        long lastFailure = System.nanoTime();
        while (true) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException | OutOfMemoryError e) {
                if (System.nanoTime() - lastFailure > 100_000_000L) {
                    failures = 0;
                }
                failures++;
                lastFailure = System.nanoTime();
                backOff(e, failures);
            }
        }
    }
}
