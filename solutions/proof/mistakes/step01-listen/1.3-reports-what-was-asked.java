// Mistake: reports the requested port, not the port that the system chose.
// Fails with: Expecting actual: 0 to be between: [1, 65535]
package workshop.listen;

class Listener {
    public int port() throws IOException {
        return 0;
    }
}
