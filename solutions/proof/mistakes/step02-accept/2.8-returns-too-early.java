// Mistake: cuts off who is left, and does not wait until they are gone.
// Fails with: [how many handlers still ran when stop returned] expected: 0 but was: 1
package workshop.accept;

class Server {
    public void stop(Duration grace) throws IOException {
        listener.close();
        if (!finishedWithin(grace)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService.keySet()) {
                connection.close();
            }
        }
    }
}
