// Mistake: leaves a message out for a member whose queue is not empty.
// Fails with: of 600 at member
// Or with: [what comes next at member 
package workshop.async;

class ChatRoom {
    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members) {
            try {
                if (member.queuedBytes() == 0) {
                    member.enqueue(bytes);
                }
            } catch (RuntimeException | Error e) {
                member.close(e);
            }
        }
    }
}
