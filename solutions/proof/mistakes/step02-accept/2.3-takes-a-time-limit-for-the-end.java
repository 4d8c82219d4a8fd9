// Mistake: takes a SocketTimeoutException, which is an InterruptedIOException, for the end.
// Fails with: run ended after a failure of accept, though its listener was open: it returned
package workshop.accept;

import java.io.InterruptedIOException;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        int failures = 0;
        while (true) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException | InterruptedIOException e) {
                return null;
            } catch (IOException e) {
                backOff(e, ++failures);
            }
        }
    }
}
