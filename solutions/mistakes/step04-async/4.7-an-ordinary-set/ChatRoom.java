// Mistake: an ordinary set.
// Red says: , but the connection ended: the server closed it
package workshop.async;

class ChatRoom {
    private final Set<AsyncConnection> members = new java.util.HashSet<>();
}
