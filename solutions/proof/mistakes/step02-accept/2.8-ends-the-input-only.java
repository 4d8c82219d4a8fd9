// Mistake: ends the input of each connection. A handler that is blocked in a write stays blocked.
// Fails with: [a handler that was blocked in a write has ended, when stop returned] Expecting value to be true but was false
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                try {
                    connection.shutdownInput();
                } catch (IOException ended) {
                    continue;
                }
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
