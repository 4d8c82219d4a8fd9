// Mistake: close does nothing if the channel is closed already, although requests are still pending.
// Fails with: a function of a future runs, and its channel was closed before, and it did not come
package workshop.client;

class RequestClient {
    public void close() {
        if (channel.isOpen()) {
            connectionLost(new IOException("this client was closed"));
        }
    }
}
