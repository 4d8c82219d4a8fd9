// Mistake: lets an OutOfMemoryError pass.
// Fails with: [the exception that reached the accept loop, when the handler threw an OutOfMemoryError] expected: null but was: java.lang.OutOfMemoryError: deliberate
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            String name = connection.toString();
            try (connection) {
                handle(connection);
            } catch (OutOfMemoryError e) {
                throw e;
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, failure.toString());
            }
        };
    }
}
