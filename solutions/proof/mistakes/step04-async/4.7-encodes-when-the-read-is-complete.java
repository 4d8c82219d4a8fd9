// Mistake: the messages of one read are encoded at its end, and one that cannot be encoded keeps all of them back.
// Fails with: waited for a message at another member, sent before one that cannot be encoded, and it did not come
package workshop.async;

class ChatRoom {
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        MessageHandler handler = new MessageHandler() {
            private final List<ByteBuffer> messages = new ArrayList<>();

            @Override
            public void message(ByteBuffer message) {
                messages.add(message);
            }

            @Override
            public void readComplete() {
                List<ByteBuffer> encoded = messages.stream().map(codec::encode).toList();
                messages.clear();
                encoded.forEach(ChatRoom.this::enqueue);
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
