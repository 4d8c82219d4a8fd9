// Mistake: returns at the deadline, and leaves who is there.
// Fails with: waited for the end of an idle client's connection, after the caller of stop was interrupted, and it did not come
package workshop.accept;

class Server {
    public void stop(Duration grace) throws IOException {
        // This wakes accept, and no interrupt must do so: it would lose a child that comes in the same moment.
        listener.close();
        if (!finishedWithin(grace)) {
            deadlinePassed = LAST_WORDS.isZero();
        }
    }
}
