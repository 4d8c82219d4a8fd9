// Mistake: a connection enters in its own thread, which may not have run yet.
// Red says: waited for the end of the connection of a client that came just when the server stopped, and it did not come
package workshop.accept;

class Server {
    private ConnectionHandler entering(ConnectionHandler next) {
        return connection -> {
            // Accepted in the last moment. Stop has looked already, or sees the connection now, or both; never neither.
            if (deadlinePassed) {
                connection.close();
            }
            next.handle(connection);
        };
    }

    private ConnectionHandler leaving(ConnectionHandler handler) {
        return connection -> {
            inService.put(connection, new CompletableFuture<>());
            try {
                handler.handle(connection);
            } finally {
                inService.remove(connection).complete(null);
            }
        };
    }
}
