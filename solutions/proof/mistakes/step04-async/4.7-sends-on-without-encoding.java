// Mistake: sends a message on without its header.
// Fails with: this is no valid length, the bytes of frames are mixed
package workshop.async;

class ChatRoom {
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        return Futures.copyOf(
                member.receive(codec, this::broadcast).whenComplete((end, failure) -> member.close()));
    }
}
