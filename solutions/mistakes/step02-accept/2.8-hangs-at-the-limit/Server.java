// Mistake: waits first for a loop that waits for a place.
// Red says: your code hangs at stop (Server.java:
package workshop.accept;

class Server {
    public void stop(Duration grace) throws IOException {
        try {
            listener.close();
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // This wakes accept, and no interrupt must do so: it would lose a child that comes in the same moment.
        listener.close();
        if (!finishedWithin(grace)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService.keySet()) {
                connection.close();
            }
            finishedWithin(LAST_WORDS);
        }
    }
}
