// Mistake: only closes the channel: the thread that reads fails the requests, unless it runs a function.
// Fails with: waited for the failure of a pending request, when the client is closed while a function of a future runs, and it did not come
package workshop.client;

class RequestClient {
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The channel is closed.
        }
    }
}
