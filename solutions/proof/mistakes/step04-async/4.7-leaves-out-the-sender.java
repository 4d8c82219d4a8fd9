// Mistake: a member does not get its own messages.
// Fails with: waited for "early" at the first member, which it sent before it had joined, and it did not come
package workshop.async;

class ChatRoom {
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        return Futures.copyOf(member.receive(codec, message -> {
                    ByteBuffer encoded = codec.encode(message);
                    for (AsyncConnection other : members) {
                        if (other != member) {
                            other.send(encoded);
                        }
                    }
                })
                .whenComplete((end, failure) -> member.close()));
    }
}
