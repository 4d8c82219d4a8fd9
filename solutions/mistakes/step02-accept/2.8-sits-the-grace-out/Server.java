// Mistake: sleeps through the grace, whether anybody is left or not.
// Red says: waited for stop to return, after the last client has left and long before the deadline, and it did not come
package workshop.accept;

class Server {
    public void stop(Duration grace) throws IOException {
        // This wakes accept, and no interrupt must do so: it would lose a child that comes in the same moment.
        listener.close();
        try {
            Thread.sleep(grace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!finishedWithin(Duration.ZERO)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService.keySet()) {
                connection.close();
            }
            finishedWithin(LAST_WORDS);
        }
    }
}
