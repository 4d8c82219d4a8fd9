// Mistake: closes the remaining connections, but does not wait until their handlers have returned.
// Fails with: [how many handlers still ran when stop returned] expected: 0 but was: 
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
        }
    }
}
