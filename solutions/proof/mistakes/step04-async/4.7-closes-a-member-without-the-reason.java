// Mistake: a member that cannot take a message is closed, and the exception is lost.
// Fails with: waited for the reason for closing a member that has missed a message, but it was completed without a failure
package workshop.async;

class ChatRoom {
    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members) {
            try {
                member.enqueue(bytes);
            } catch (RuntimeException e) {
                member.close();
            }
        }
    }
}
