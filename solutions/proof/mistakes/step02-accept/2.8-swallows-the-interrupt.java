// Mistake: nobody learns any more that the caller was interrupted.
// Fails with: [the caller is still interrupted, after stop has returned] Expecting value to be true but was false
package workshop.accept;

class Server {
    public void stop(Duration grace) throws IOException {
        listener.close();
        if (!finishedWithin(grace)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService.keySet()) {
                connection.close();
            }
            Thread.interrupted();
            finishedWithin(LAST_WORDS);
        }
    }
}
