// Mistake: gives the first answer to the first who asked, whatever its id.
// Fails with: [the answer "ONE"] expected: "ONE" but was: "THREE"
package workshop.client;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

class RequestClient {
    private final Queue<CompletableFuture<byte[]>> inOrder = new ConcurrentLinkedQueue<>();

    public CompletableFuture<byte[]> request(byte[] body) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        inOrder.add(answer);
        try {
            send(lastId.incrementAndGet(), body);
        } catch (IOException | IllegalArgumentException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    private void deliver(byte[] payload) {
        inOrder.remove().complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
    }
}
