// Mistake: closes the channel of a lost connection, but does not fail the pending requests.
// Fails with: waited for the failure of the first request, when the server closes the connection, and it did not come
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        try {
            channel.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
