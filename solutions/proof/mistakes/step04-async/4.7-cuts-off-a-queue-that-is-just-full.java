// Mistake: the room looks at the queue itself, and closes a member whose queue the message would fill exactly.
// Fails with: waited for "for all who stay" at another client, while one was cut off (round 1), but the connection ended
package workshop.async;

class ChatRoom {
    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members) {
            if (member.isDraining()) {
                continue;
            }
            long size = member.queuedBytes() + bytes.remaining();
            if (size >= member.maxQueuedBytes()) {
                member.close(
                        bytes.remaining() > member.maxQueuedBytes()
                                ? new IllegalArgumentException(size + " bytes are too many")
                                : new SlowConsumerException(size + " bytes would wait for " + member.peer()));
            } else {
                member.enqueue(bytes);
            }
        }
    }
}
