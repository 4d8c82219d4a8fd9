// Mistake: waits for a client that never leaves.
// Fails with: stop to return, with an idle client that is to be cut off at the deadline when its time was up; your code hangs at
package workshop.accept;

class Server {
    public void stop(Duration grace) throws IOException {
        // This wakes accept, and no interrupt must do so: it would lose a child that comes in the same moment.
        listener.close();
        if (!finishedWithin(grace)) {
            deadlinePassed = LAST_WORDS.isZero();
            while (!finishedWithin(LAST_WORDS)) {
                Thread.onSpinWait();
            }
        }
    }
}
