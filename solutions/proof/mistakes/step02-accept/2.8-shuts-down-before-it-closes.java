// Mistake: ends both directions before it closes a connection. For a connection that has ended already, that throws.
// Fails with: stop threw java.
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.shutdownInput();
                connection.shutdownOutput();
                connection.close();
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
