// Mistake: the exception of a member whose limit is too small ends the broadcast.
// Fails with: [a broadcast that two of four members cannot take] Expecting code not to raise a throwable but caught "java.lang.IllegalArgumentException: a message of
package workshop.async;

class ChatRoom {
    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members) {
            member.enqueue(bytes);
        }
    }
}
