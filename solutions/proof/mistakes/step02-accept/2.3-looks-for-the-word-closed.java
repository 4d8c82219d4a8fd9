// Mistake: takes each exception with the word "closed" in its message for the end.
// Fails with: run ended after a failure of accept, though its listener was open: it returned
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        int failures = 0;
        while (true) {
            try {
                return acceptOne(listener);
            } catch (IOException e) {
                if (e instanceof ClosedChannelException || e.getMessage().contains("closed")) {
                    return null;
                }
                backOff(e, ++failures);
            }
        }
    }
}
