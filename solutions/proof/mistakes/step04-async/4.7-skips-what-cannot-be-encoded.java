// Mistake: a message that cannot be encoded is skipped.
// Fails with: waited for the end of the connection of a member whose message could not be encoded, and it did not come
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
                            System.getLogger("chat").log(System.Logger.Level.DEBUG, "skipped a message", e);
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
