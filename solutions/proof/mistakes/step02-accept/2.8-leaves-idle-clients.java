// Mistake: returns at the deadline, and leaves the remaining connections open.
// Fails with: waited for the end of the connection of the only client in service, after the deadline, and it did not come
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = CUT_OFF_TIMEOUT.isZero();
        }
    }
}
