// Mistake: the connection receives before it has joined.
// Fails with: waited for "early" at the first member, which it sent before it had joined, and it did not come
// Seen on: Linux
package workshop.async;

class ChatRoom {
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        CompletableFuture<Void> received = member.receive(codec, new Batcher(codec));
        join(member);
        return Futures.copyOf(received.whenComplete((end, failure) -> {
            if (!member.isDraining()) {
                member.close();
            }
        }));
    }
}
