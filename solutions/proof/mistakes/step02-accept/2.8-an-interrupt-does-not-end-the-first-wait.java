// Mistake: uses the second given wait for the grace period too, so that an interrupt does not move the deadline.
// Fails with: waited for the end of the connection of a client, after a stop on an interrupted thread, and it did not come
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        awaitTerminationUninterruptibly(gracePeriod);
        deadlinePassed = true;
        for (SocketChannel connection : inService) {
            connection.close();
        }
        awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
    }
}
