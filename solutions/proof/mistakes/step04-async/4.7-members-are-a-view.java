// Mistake: members returns the set of the room itself.
// Fails with: [members of a set that was asked for before 20 joined] expected: 0 but was: 20
package workshop.async;

class ChatRoom {
    public Set<AsyncConnection> members() {
        return members;
    }
}
