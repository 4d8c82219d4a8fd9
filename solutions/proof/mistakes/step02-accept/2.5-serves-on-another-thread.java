// Mistake: runs its handler on a new thread and waits for it, so that an error cannot reach the calling thread.
// Fails with: [a guarded handler serves its connection on the thread that called handle] Expecting value to be true but was false
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            String name = connection.toString();
            Thread server = Thread.ofVirtual()
                    .uncaughtExceptionHandler((thread, failure) -> logEnd(name, failure))
                    .start(() -> {
                        try (connection) {
                            handle(connection);
                        } catch (IOException e) {
                            logEnd(name, e);
                        }
                    });
            try {
                server.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
