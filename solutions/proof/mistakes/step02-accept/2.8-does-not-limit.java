// Mistake: accepts without taking permits.
// Fails with: the second client at a limit of 1 got an answer, but should wait in the accept queue
package workshop.accept;

class Server {
    private void acceptUntilClosed(ConnectionHandler next) {
        try (listener) {
            AcceptLoop.run(listener, next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
