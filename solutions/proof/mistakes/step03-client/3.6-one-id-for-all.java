// Mistake: gives every request the same id.
// Fails with: waited for the answer "ONE", and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        waiting.put(0L, answer);
        try {
            send(0L, body);
        } catch (IOException | IllegalArgumentException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }
}
