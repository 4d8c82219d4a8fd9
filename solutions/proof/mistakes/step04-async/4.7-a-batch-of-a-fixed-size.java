// Mistake: the messages of one read go into a buffer of 16 KiB, which is too small for one long message.
// Fails with: waited for the sender's own message, while one client does not read (message 1), but the connection ended
package workshop.async;

class ChatRoom {
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        MessageHandler handler = new MessageHandler() {
            private ByteBuffer batch = ByteBuffer.allocate(16 * 1024);

            @Override
            public void message(ByteBuffer message) {
                ByteBuffer encoded = codec.encode(message);
                if (encoded.remaining() > batch.remaining()) {
                    readComplete();
                }
                batch.put(encoded);
            }

            @Override
            public void readComplete() {
                if (batch.position() == 0) {
                    return;
                }
                ByteBuffer full = batch.flip();
                batch = ByteBuffer.allocate(16 * 1024);
                broadcast(full);
            }
        };
        return Futures.copyOf(member.receive(codec, handler).whenComplete((end, failure) -> {
            if (!member.isDraining()) {
                member.close();
            }
        }));
    }
}
