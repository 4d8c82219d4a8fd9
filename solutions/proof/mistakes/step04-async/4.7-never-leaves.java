// Mistake: a member stays in the room when its connection is closed.
// Fails with: [members of a room that only a closed connection has joined] expected: 0 but was: 1
// Fails with: waited for 2 members in the room after the three of round 0 left, reset and sent a bad frame, and it did not come
package workshop.async;

class ChatRoom {
    public void join(AsyncConnection member) {
        members.add(member);
    }
}
