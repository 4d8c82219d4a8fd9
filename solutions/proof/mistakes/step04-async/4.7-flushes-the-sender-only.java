// Mistake: flushes only the queue of the sender.
// Fails with: of 600 at member 
package workshop.async;

class ChatRoom {
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        MessageHandler handler = new MessageHandler() {
            @Override
            public void message(ByteBuffer message) {
                enqueue(codec.encode(message));
            }

            @Override
            public void readComplete() {
                member.flush();
            }
        };
        return Futures.copyOf(member.receive(codec, handler).whenComplete((end, failure) -> member.close()));
    }
}
