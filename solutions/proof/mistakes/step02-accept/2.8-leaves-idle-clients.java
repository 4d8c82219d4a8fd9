// Mistake: returns at the deadline, and leaves the remaining connections open.
// Fails with: waited for the end of an idle client's connection, after the thread in stop was interrupted, and it did not come
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = CUT_OFF_TIMEOUT.isZero();
        }
    }
}
