// Mistake: the members are a list, and a connection that joins again is in it twice.
// Fails with: [what a member receives next that has joined a room twice] expected: "two" but was: "one"
package workshop.async;

class ChatRoom {
    private final List<AsyncConnection> members = new java.util.concurrent.CopyOnWriteArrayList<>();
}
