// Mistake: counts the grace period in whole seconds, and 100 ms are none.
// Fails with: [the time from the stop to the end of the first idle client's connection]
package workshop.accept;

class Server {
    public void stop(Duration gracePeriod) throws IOException {
        listener.close();
        if (!awaitTermination(Duration.ofSeconds(gracePeriod.toSeconds()))) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
    }
}
