// Mistake: the future of receive is completed before the connection is closed.
// Fails with: [the connection is still open at the moment when receiving fails] Expecting value to be false but was true
package workshop.async;

class ReadLoop {
    @Override
    public void failed(Throwable failure, Void nothing) {
        ended.completeExceptionally(failure);
        connection.close(failure);
    }
}
