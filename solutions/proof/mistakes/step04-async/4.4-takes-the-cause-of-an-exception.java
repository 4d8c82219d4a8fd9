// Mistake: closes the connection with the cause of the exception, if it has one.
// Fails with: [the failure of receiving, after a handler that threw java.lang.IllegalStateException: poisoned] Expecting actual: 
package workshop.async;

class ReadLoop {
    public void failed(Throwable failure, Void nothing) {
        connection.close(failure.getCause() == null ? failure : failure.getCause());
    }
}
