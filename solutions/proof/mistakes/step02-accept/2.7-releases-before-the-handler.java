// Mistake: gives the permit back before the connection is served.
// Fails with: the second client at a limit of 1 got an answer, but should wait in the accept queue
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler releasing(Semaphore permits) {
        return connection -> {
            permits.release();
            handle(connection);
        };
    }
}
