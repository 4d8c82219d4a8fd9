// Mistake: the guard writes an error message to the client, whose protocol may not know it.
// Fails with: [what the client read from the connection whose handler threw a runtime exception] expected: "the end" but was: "the byte 'e'"
package workshop.accept;

class ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            String name = connection.toString();
            try {
                try {
                    handle(connection);
                } catch (Throwable failure) {
                    LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, oneLine(failure));
                    if (connection.isOpen()) {
                        connection.write(java.nio.ByteBuffer.wrap("error: internal error\n".getBytes()));
                    }
                } finally {
                    connection.close();
                }
            } catch (IOException e) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{}: {}", name, oneLine(e));
            }
        };
    }
}
