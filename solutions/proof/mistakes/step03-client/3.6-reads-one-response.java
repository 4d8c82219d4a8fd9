// Mistake: reads only one response.
// Fails with: waited for the response "ONE", and it did not come
package workshop.client;

class RequestClient {
    void readResponses() {
        try {
            Optional<byte[]> response = reader.read();
            if (response.isPresent()) {
                dispatch(response.get());
            }
        } catch (IOException e) {
            connectionLost(e);
        }
    }
}
