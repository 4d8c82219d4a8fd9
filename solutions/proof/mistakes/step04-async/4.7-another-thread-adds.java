// Mistake: one thread of the room adds and flushes, so that no handler waits.
// Fails with: [bytes that wait for a member when enqueue of its room has returned, call
package workshop.async;

class ChatRoom {
    private final java.util.concurrent.ExecutorService sender = java.util.concurrent.Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().factory());

    public void enqueue(ByteBuffer bytes) {
        sender.execute(() -> {
            for (AsyncConnection member : members) {
                try {
                    member.enqueue(bytes);
                } catch (RuntimeException | Error e) {
                    member.close(e);
                }
            }
        });
    }

    public void flush() {
        sender.execute(() -> members.forEach(AsyncConnection::flush));
    }
}
