// Mistake: recognizes the close of the listener by the message of the exception. A ClosedChannelException has none.
// Fails with: the accept loop ended with java.lang.NullPointerException
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        for (int consecutiveFailures = 1; ; consecutiveFailures++) {
            try {
                return acceptOne(listener);
            } catch (IOException e) {
                if (e.getMessage().contains("closed")) {
                    return null;
                }
                backOff(e, consecutiveFailures);
            }
        }
    }
}
