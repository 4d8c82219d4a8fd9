// Mistake: drops single messages.
// Fails with: waited for the connection to be closed with a reason, and it did not come
package workshop.async;

class AsyncConnection {
    boolean tooMuch(int size) {
        return false;
    }
}
