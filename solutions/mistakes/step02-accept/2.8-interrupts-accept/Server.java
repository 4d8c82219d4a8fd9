// Mistake: interrupts accept, which loses a child that is just coming in.
// Red says: waited for the end of the connection of a client that came just when the server stopped, and it did not come
package workshop.accept;

class Server {
    public void stop(Duration grace) throws IOException {
        accepting.interrupt();
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
