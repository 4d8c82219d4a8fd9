// Mistake: reads one answer, and no more.
// Fails with: waited for the answer "ONE", and it did not come
package workshop.client;

class RequestClient {
    void readAnswers() {
        try {
            Optional<byte[]> answer = answers.read();
            if (answer.isPresent()) {
                deliver(answer.get());
            }
        } catch (IOException e) {
            lost(e);
        }
    }
}
