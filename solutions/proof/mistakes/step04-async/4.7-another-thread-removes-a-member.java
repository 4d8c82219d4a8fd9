// Mistake: the members leave on a thread of the common pool, a little later.
// Fails with: [members of a room that only a closed connection has joined] expected: 0 but was: 1
package workshop.async;

class ChatRoom {
    public void join(AsyncConnection member) {
        members.add(member);
        member.closed().whenCompleteAsync((end, reason) -> members.remove(member));
    }
}
