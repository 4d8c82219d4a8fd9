// Mistake: accepts without taking permits.
// Fails with: [what the client read from the connection of the second client at a limit of 1, in the accept queue] expected: "the end" but was: "the byte '!'"
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
