// Mistake: cancels the pending requests, which is no IOException, and says nothing of the connection.
// Fails with: [the failure of the first request, when the server closes the connection] Expecting actual throwable to be an instance of: java.io.IOException
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        closeChannel(cause);
        pendingRequests.values().forEach(pending -> pending.cancel(true));
    }
}
