// Mistake: leaves a bad connection open.
// Fails with: waited for the end of the connection, after a length field of
package workshop.async;

class ReadLoop {
    @Override
    public void failed(Throwable failure, Void nothing) {
        ended.completeExceptionally(failure);
    }
}
