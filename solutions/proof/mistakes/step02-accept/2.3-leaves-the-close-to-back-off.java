// Mistake: leaves the end to backOff, which is not there yet.
// Fails with: TODO 2.6: wait a little, longer with each failure in a row, a quarter of a second at most
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        while (true) {
            try {
                next.handle(acceptOne(listener));
            } catch (IOException e) {
                backOff(e, 1);
            }
        }
    }

    static void backOff(IOException failure, int inARow) {
        throw new UnsupportedOperationException(
                "TODO 2.6: wait a little, longer with each failure in a row, a quarter of a second at most");
    }
}
