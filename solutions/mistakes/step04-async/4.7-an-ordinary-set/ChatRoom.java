// Mistake: an ordinary set.
// Red says: at the speaker, while others leave and reset, but the connection ended: 
package workshop.async;

class ChatRoom {
    private final Set<AsyncConnection> members = new java.util.HashSet<>();
}
