// Mistake: completes the requests in the order in which they were sent, and ignores the ids.
// Fails with: [the response "ONE"] expected: "ONE" but was: "THREE"
package workshop.client;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

class RequestClient {
    private final Queue<CompletableFuture<byte[]>> inOrder = new ConcurrentLinkedQueue<>();

    public CompletableFuture<byte[]> request(byte[] body) {
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        inOrder.add(responseFuture);
        try {
            send(lastId.incrementAndGet(), body, responseFuture);
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }

    private void dispatch(byte[] payload) {
        inOrder.remove().complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
    }
}
