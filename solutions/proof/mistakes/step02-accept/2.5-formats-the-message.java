// Mistake: takes the message, which may contain a percent sign, as a part of the format.
// Fails with: [the exception that reached the accept loop, when the handler threw an exception whose message contains a percent sign] expected: null but was: java.util.
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            String name = connection.toString();
            try (connection) {
                handle(connection);
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn(String.format(name + " ended: " + failure));
            }
        };
    }
}
