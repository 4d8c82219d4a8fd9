// Mistake: throws what is wrong with the body at the caller, who looks for failures in the future.
// Fails with: waited for the future of a request whose body is too long for a frame, but it failed: java.lang.IllegalArgumentException
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        answer.whenComplete((bytes, failure) -> waiting.remove(id));
        try {
            send(id, body);
        } catch (IOException e) {
            answer.completeExceptionally(new IOException("cannot send", e));
        }
        return answer;
    }
}
