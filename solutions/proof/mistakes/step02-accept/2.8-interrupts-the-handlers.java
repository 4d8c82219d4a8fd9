// Mistake: interrupts the threads of the handlers, and closes no connection.
// Fails with: waited for the end of the connection of a client whose handler waits for something else, after a stop without a grace period, and it did not come
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            workers.forEach(Thread::interrupt);
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }

    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();

    private ConnectionHandler registered(ConnectionHandler handler) {
        return connection -> {
            workers.add(Thread.currentThread());
            try {
                if (deadlinePassed) {
                    connection.close();
                    return;
                }
                handler.handle(connection);
            } finally {
                workers.remove(Thread.currentThread());
            }
        };
    }
}
