// Mistake: the exception of `encode` is wrapped in another one.
// Fails with: [why the connection was closed of a member whose message could not be encoded] 
package workshop.async;

class ChatRoom {
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        return Futures.copyOf(member.receive(codec, new MessageHandler() {
                    @Override
                    public void message(ByteBuffer message) {
                        try {
                            enqueue(codec.encode(message));
                        } catch (RuntimeException e) {
                            throw new IllegalStateException("bad message", e);
                        }
                    }

                    @Override
                    public void readComplete() {
                        flush();
                    }
                })
                .whenComplete((end, failure) -> member.close()));
    }
}
