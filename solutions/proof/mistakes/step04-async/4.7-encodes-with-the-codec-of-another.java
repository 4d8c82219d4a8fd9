// Mistake: the room has one codec, that of the member which has joined last.
// Fails with: [a message of the first member, at the second, which has another codec]
package workshop.async;

class ChatRoom {
    private volatile Codec codec;

    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        this.codec = codec;
        join(member);
        MessageHandler handler = new MessageHandler() {
            @Override
            public void message(ByteBuffer message) {
                enqueue(ChatRoom.this.codec.encode(message));
            }

            @Override
            public void readComplete() {
                flush();
            }
        };
        return Futures.copyOf(member.receive(codec, handler).whenComplete((end, failure) -> {
            if (!member.isDraining()) {
                member.close();
            }
        }));
    }
}
