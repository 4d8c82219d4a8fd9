// Mistake: the second close throws an exception.
// Fails with: [closing twice] Expecting code not to raise a throwable
package workshop.client;

class RequestClient {
    private boolean closed;

    public void close() {
        if (closed) {
            throw new IllegalStateException("closed already");
        }
        closed = true;
        connectionLost(new IOException("this client was closed"));
    }
}
