// Mistake: close interrupts the thread that reads, which closes the channel only while that thread reads.
// Fails with: [the channel is still open, when the client is closed while a function of a future runs]
package workshop.client;

class RequestClient {
    private volatile Thread readingThread;

    void readResponses() {
        readingThread = Thread.currentThread();
        try {
            for (Optional<byte[]> response = reader.read(); response.isPresent(); response = reader.read()) {
                dispatch(response.get());
            }
            connectionLost(new EOFException("the peer closed it"));
        } catch (IOException e) {
            connectionLost(e);
        }
    }

    public void close() {
        IOException cause = new IOException("this client was closed");
        if (readingThread == null) {
            connectionLost(cause);
        } else {
            readingThread.interrupt();
            pendingRequests.values().forEach(pending -> pending.completeExceptionally(cause));
        }
    }
}
