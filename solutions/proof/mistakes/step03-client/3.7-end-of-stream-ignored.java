// Mistake: tells the callers of a broken connection, but not of one that ends in good order.
// Fails with: waited for the failure of the first request, when the server closes the connection, and it did not come
package workshop.client;

class RequestClient {
    void readAnswers() {
        try {
            Optional<byte[]> answer = answers.read();
            while (answer.isPresent()) {
                deliver(answer.get());
                answer = answers.read();
            }
        } catch (IOException e) {
            lost(e);
        }
    }
}
