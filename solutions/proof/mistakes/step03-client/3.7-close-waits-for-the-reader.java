// Mistake: close waits for the end of the thread that reads. If a function of a future calls close, it waits for itself.
// Fails with: waited for close to return, when a function of a future calls it, and it did not come
package workshop.client;

class RequestClient {
    private volatile Thread readerThread;

    void readResponses() {
        readerThread = Thread.currentThread();
        try {
            Optional<byte[]> response = reader.read();
            while (response.isPresent()) {
                dispatch(response.get());
                response = reader.read();
            }
            connectionLost(new EOFException("the peer closed it"));
        } catch (IOException e) {
            connectionLost(new IOException("cannot read: " + e, e));
        }
    }

    public void close() {
        connectionLost(new IOException("this client was closed"));
        try {
            if (readerThread != null) {
                readerThread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
