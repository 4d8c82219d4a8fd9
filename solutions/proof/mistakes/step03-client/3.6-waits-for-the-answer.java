// Mistake: holds the lock until the answer is there, so that one request is on its way at a time.
// Fails with: waited for request("one") to return, before its answer comes, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        long id = lastId.incrementAndGet();
        oneFrameAtATime.acquireUninterruptibly();
        try {
            waiting.put(id, answer);
            requests.write(ByteBuffer.allocate(Long.BYTES + body.length).putLong(id).put(body).flip());
            answer.join();
        } catch (IOException | IllegalArgumentException e) {
            answer.completeExceptionally(e);
        } finally {
            oneFrameAtATime.release();
        }
        return answer;
    }
}
