// Mistake: acceptNext tries again by a call of itself, until the stack of its thread is full.
// Fails with: [how many more calls are on the stack of the loop, after 1000 failures of accept]
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        return tryToAccept(listener, 1);
    }

    private static SocketChannel tryToAccept(ServerSocketChannel listener, int number) {
        try {
            return acceptOne(listener);
        } catch (ClosedChannelException e) {
            return null;
        } catch (IOException e) {
            backOff(e, number);
            return tryToAccept(listener, number + 1);
        }
    }
}
