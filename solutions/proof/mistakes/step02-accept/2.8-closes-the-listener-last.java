// Mistake: goes on listening while it waits.
// Fails with: new clients to be refused, once stop has begun
package workshop.accept;

class Server {
    public void stop(Duration grace) throws IOException {
        if (!finishedWithin(grace)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService.keySet()) {
                connection.close();
            }
            finishedWithin(LAST_WORDS);
            listener.close();
        }
    }
}
