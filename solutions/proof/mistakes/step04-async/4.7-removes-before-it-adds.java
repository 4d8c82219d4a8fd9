// Mistake: a member that is closed already is removed first, and then added.
// Fails with: [members of a room that only a closed connection has joined] expected: 0 but was: 1
package workshop.async;

class ChatRoom {
    public void join(AsyncConnection member) {
        member.closed().whenComplete((end, reason) -> members.remove(member));
        members.add(member);
    }
}
