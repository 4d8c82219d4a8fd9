// Mistake: cuts everybody off at once.
// Fails with: [what came back to a client in service, long before the deadline of the stop] expected: "bye" but was: ""
package workshop.accept;

class Server {
    public void stop(Duration grace) throws IOException {
        // This wakes accept, and no interrupt must do so: it would lose a child that comes in the same moment.
        listener.close();
        if (!finishedWithin(Duration.ZERO)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService.keySet()) {
                connection.close();
            }
            finishedWithin(LAST_WORDS);
        }
    }
}
