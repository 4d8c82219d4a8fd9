// Mistake: copies the set before the wait, and closes only the connections in the copy.
// Fails with: waited for the end of the connection of a client whose handler began after stop was called, when an interrupt moved the deadline to now, and it did not come
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        Set<SocketChannel> open = Set.copyOf(inService);
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            for (SocketChannel connection : open) {
                connection.close();
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
